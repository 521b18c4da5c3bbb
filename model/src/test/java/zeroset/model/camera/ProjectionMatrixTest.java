package zeroset.model.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;

class ProjectionMatrixTest {

    @Test
    void recoversLensAndPoseWhateverTheFactor() {
        var random = new Random(3);
        for (double factor : new double[] {1, -1, 0.001, -700}) {
            for (int i = 0; i < 50; i++) {
                var pose = new Pose(
                        new Matrix3d().rotateXYZ(random.nextDouble(6), random.nextDouble(6), random.nextDouble(6)),
                        new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).mul(100));
                var found = ProjectionMatrix.decompose(matrix(1500, 1400, 320, 250, 3, pose, factor));
                assertEquals(1500, found.fx(), 1e-7);
                assertEquals(1400, found.fy(), 1e-7);
                assertEquals(320, found.cx(), 1e-7);
                assertEquals(250, found.cy(), 1e-7);
                assertEquals(3, found.skew(), 1e-7);
                assertTrue(found.pose().rotation().equals(pose.rotation(), 1e-9));
                assertEquals(0, found.pose().center().distance(pose.center()), 1e-7);
            }
        }
    }

    @Test
    void refusesAMatrixThatIsNoCamera() {
        var flat = new double[][] {{1, 2, 3, 4}, {2, 4, 6, 8}, {0, 0, 1, 1}};
        var refused = assertThrows(IllegalArgumentException.class, () -> ProjectionMatrix.decompose(flat));
        assertTrue(refused.getMessage().contains("singular"), refused.getMessage());
        var notFinite = new double[][] {{1, 0, 0, 0}, {0, Double.NaN, 0, 0}, {0, 0, 1, 0}};
        assertThrows(IllegalArgumentException.class, () -> ProjectionMatrix.decompose(notFinite));
    }

    private static double[][] matrix(
            double fx, double fy, double cx, double cy, double skew, Pose pose, double factor) {
        var translation = pose.toCamera(new Vector3d(), new Vector3d());
        var p = new double[3][4];
        for (int column = 0; column < 4; column++) {
            double x = column < 3 ? pose.rotation().get(0, column) : translation.x;
            double y = column < 3 ? pose.rotation().get(1, column) : translation.y;
            double z = column < 3 ? pose.rotation().get(2, column) : translation.z;
            p[0][column] = factor * (fx * x + skew * y + cx * z);
            p[1][column] = factor * (fy * y + cy * z);
            p[2][column] = factor * z;
        }
        return p;
    }
}
