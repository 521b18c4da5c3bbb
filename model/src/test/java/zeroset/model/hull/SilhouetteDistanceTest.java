package zeroset.model.hull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;

class SilhouetteDistanceTest {

    private static final int SIZE = 80;
    private static final double X = 38.3;
    private static final double Y = 41.8;
    private static final double RADIUS = 20.4;

    @Test
    void isTheDistanceFromADisc() {
        var distance = SilhouetteDistance.of(disc(8), 1);
        assertMeasuresDisc(distance, 0.15); // the outline is placed to hundredths of a pixel; seeds are a pixel apart
    }

    @Test
    void isGoodToHalfAPixelForBinaryMasks() {
        assertMeasuresDisc(SilhouetteDistance.of(disc(1), 1), 0.6);
    }

    @Test
    void keepsPixelUnitsWhenReduced() {
        assertMeasuresDisc(SilhouetteDistance.of(disc(8), 3), 0.5);
    }

    @Test
    void hasNoOutlineWhereThePictureEnds() {
        var pixels = new byte[100];
        Arrays.fill(pixels, (byte) 255);
        var full = SilhouetteDistance.of(new Photograph(10, 10, new byte[300], pixels, CoverageKind.OBJECT_MASK), 1);
        assertEquals(Float.NEGATIVE_INFINITY, full.sample(3.3, 7.7));
        assertFalse(full.isEmpty());
        var none = new Photograph(10, 10, new byte[300], new byte[100], CoverageKind.OBJECT_MASK);
        assertTrue(SilhouetteDistance.of(none, 1).isEmpty());
    }

    private static void assertMeasuresDisc(SilhouetteDistance distance, double tolerance) {
        for (int i = 0; i < 500; i++) {
            double x = 3 + (i * 37 % 740) / 10.0;
            double y = 3 + (i * 53 % 740) / 10.0;
            double fromCenter = Math.hypot(x - X, y - Y);
            if (fromCenter > 4) { // at the centre the distance has a tip that interpolation rounds off
                assertEquals(fromCenter - RADIUS, distance.sample(x, y), tolerance, "at " + x + ", " + y);
            }
        }
    }

    private static Photograph disc(int subsamples) {
        var coverage = new byte[SIZE * SIZE];
        for (int i = 0; i < coverage.length; i++) {
            int hits = 0;
            for (int sub = 0; sub < subsamples * subsamples; sub++) {
                double x = i % SIZE + (sub % subsamples + 0.5) / subsamples;
                double y = Math.floorDiv(i, SIZE) + (Math.floorDiv(sub, subsamples) + 0.5) / subsamples;
                hits += Math.hypot(x - X, y - Y) <= RADIUS ? 1 : 0;
            }
            coverage[i] = (byte) (255 * hits / (subsamples * subsamples));
        }
        return new Photograph(SIZE, SIZE, new byte[3 * SIZE * SIZE], coverage, CoverageKind.ALPHA);
    }
}
