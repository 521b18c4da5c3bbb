package zeroset.model.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.joml.Vector2d;
import org.junit.jupiter.api.Test;

class DistortionTest {

    private static final BrownConrady PHONE = new BrownConrady(0.0578, -0.0805, 0.01, 0, -0.00098, 0.00016);
    private static final BrownConrady BARREL = new BrownConrady(-0.3, 0.1, -0.02, 0.001, 0.001, -0.002);
    private static final OpenCvFisheye FISHEYE = new OpenCvFisheye(-0.02, 0.01, -0.005, 0.0008);

    @Test
    void undistortsWhatItDistorted() {
        for (Distortion lens : new Distortion[] {
            Distortion.NONE,
            PHONE,
            BARREL,
            FISHEYE,
            new RationalDistortion(0.1, -0.05, 0.01, 0.2, 0.05, 0.01, 0.001, -0.002),
            FisheyeThinPrism.additive(0.02, -0.01, 0.003, -0.001, 0.001, -0.002, 0.003, -0.001),
            FisheyeThinPrism.chained(
                    new double[] {0.02, -0.01, 0.003, -0.001, 0.0005, -0.0001}, 0.001, -0.002, new double[] {
                        0.003, -0.001, -0.002, 0.0005
                    }),
            new FieldOfView(0.93),
            new FieldOfView(0),
            new Division(-0.2),
            new Division(0.1),
            new MeasuredRadial(-0.08),
            new MeasuredRadial(0.2),
            new MeasuredRadial(0),
            new EnhancedUnified(0.6, 1.1)
        }) {
            var random = new Random(1);
            for (int i = 0; i < 1000; i++) {
                double x = random.nextDouble(-0.9, 0.9);
                double y = random.nextDouble(-0.9, 0.9);
                var observed = lens.distort(x, y, new Vector2d());
                var ideal = lens.undistort(observed.x, observed.y, new Vector2d());
                assertEquals(x, ideal.x, 1e-9, lens + " at " + x + " " + y);
                assertEquals(y, ideal.y, 1e-9, lens + " at " + x + " " + y);
            }
        }
    }

    @Test
    void fisheyeReachesNearlyNinetyDegrees() {
        double x = Math.tan(Math.toRadians(88));
        var observed = FISHEYE.distort(x, 0, new Vector2d());
        assertEquals(x, FISHEYE.undistort(observed.x, observed.y, new Vector2d()).x, 1e-6 * x);
    }

    @Test
    void fisheyeWithoutCoefficientsIsEquidistant() {
        var observed = new OpenCvFisheye(0, 0, 0, 0).distort(0.6, 0.8, new Vector2d());
        assertEquals(Math.atan(1), observed.length(), 1e-12);
    }

    @Test
    void brownConradyAgreesWithOpenCvsFormula() {
        // cv2.projectPoints for (0.3, -0.2), k = (-0.3, 0.1, 0.001, -0.002, -0.02), worked out by hand.
        double r2 = 0.13;
        double radial = 1 - 0.3 * r2 + 0.1 * r2 * r2 - 0.02 * r2 * r2 * r2;
        var observed = new BrownConrady(-0.3, 0.1, -0.02, 0, 0.001, -0.002).distort(0.3, -0.2, new Vector2d());
        assertEquals(0.3 * radial + 2 * 0.001 * 0.3 * -0.2 - 0.002 * (r2 + 2 * 0.09), observed.x, 1e-15);
        assertEquals(-0.2 * radial + 0.001 * (r2 + 2 * 0.04) + 2 * -0.002 * 0.3 * -0.2, observed.y, 1e-15);
    }

    @Test
    void theNearestFisheyeShowsWhatARadialLensShows() {
        var lens = new Intrinsics(1000, 800, 600, 610, 510, 390, new FieldOfView(0.9));
        var fit = RadialFit.of(lens);
        assertTrue(fit.error() < 0.01, fit.toString());
        var exact = lens.distortion().distort(0.5, -0.3, new Vector2d());
        var fitted = fit.fisheye().distort(0.5, -0.3, new Vector2d()).mul(fit.scale());
        assertEquals(0, exact.distance(fitted), 0.01 / 600);
    }

    @Test
    void knowsWhereTheLensFoldsBack() {
        var folding = new BrownConrady(-0.3, 0, 0, 0, 0, 0); // slope 1 - 0.9 r² is zero at r = 1.054
        assertTrue(folding.covers(1.05, 0));
        assertFalse(folding.covers(1.06, 0));
        assertFalse(folding.covers(0, 30));
    }
}
