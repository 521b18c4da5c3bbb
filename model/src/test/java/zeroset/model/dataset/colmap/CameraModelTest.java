package zeroset.model.dataset.colmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.joml.Vector2d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of camera models against COLMAP's formulas written out once more, plainly.
class CameraModelTest {

    private static final double X = 0.31;
    private static final double Y = -0.22;

    @ParameterizedTest
    @EnumSource
    void showsAPointWhereColmapDoes(CameraModel model) {
        boolean single = model.name().matches("SIMPLE_.*|RADIAL|RADIAL_FISHEYE");
        double[] extra = model == CameraModel.EUCM
                ? new double[] {0.6, 1.1}
                : model == CameraModel.FOV
                        ? new double[] {0.9}
                        : new double[] {
                            0.03, -0.02, 0.004, -0.003, 0.011, -0.007, 0.005, -0.002, 0.001, 0.003, -0.004, 0.002
                        };
        double[] base = single ? new double[] {800, 510, 390} : new double[] {800, 820, 510, 390};
        var parameters = Arrays.copyOf(base, model.parameters());
        System.arraycopy(extra, 0, parameters, base.length, model.parameters() - base.length);
        var lens = model.lens(1000, 780, parameters);
        var shown = lens.distortion().distort(X, Y, new Vector2d());
        var expected = expected(model, extra);
        assertEquals(expected[0], shown.x, 1e-12);
        assertEquals(expected[1], shown.y, 1e-12);
        assertEquals(800, lens.fx());
        assertEquals(single ? 800 : 820, lens.fy());
        assertEquals(510, lens.cx());
        assertEquals(390, lens.cy());
        var table = Arrays.asList(CameraModel.values());
        assertEquals(model, CameraModel.of(table.indexOf(model)).orElseThrow());
    }

    private static double[] expected(CameraModel model, double[] k) {
        double r2 = X * X + Y * Y;
        double r = Math.sqrt(r2);
        double t = Math.atan(r);
        double t2 = t * t;
        double u = X * t / r;
        double v = Y * t / r;
        return switch (model) {
            case SIMPLE_PINHOLE, PINHOLE -> new double[] {X, Y};
            case SIMPLE_RADIAL -> times(1 + k[0] * r2, X, Y);
            case RADIAL -> times(1 + k[0] * r2 + k[1] * r2 * r2, X, Y);
            case OPENCV -> tangential(X, Y, times(1 + k[0] * r2 + k[1] * r2 * r2, X, Y), k[2], k[3]);
            case OPENCV_FISHEYE ->
                times(1 + k[0] * t2 + k[1] * t2 * t2 + k[2] * t2 * t2 * t2 + k[3] * t2 * t2 * t2 * t2, u, v);
            case FULL_OPENCV ->
                tangential(
                        X,
                        Y,
                        times(
                                (1 + k[0] * r2 + k[1] * r2 * r2 + k[4] * r2 * r2 * r2)
                                        / (1 + k[5] * r2 + k[6] * r2 * r2 + k[7] * r2 * r2 * r2),
                                X,
                                Y),
                        k[2],
                        k[3]);
            case FOV -> times(Math.atan(2 * r * Math.tan(k[0] / 2)) / k[0] / r, X, Y);
            case SIMPLE_RADIAL_FISHEYE -> times(1 + k[0] * t2, u, v);
            case RADIAL_FISHEYE -> times(1 + k[0] * t2 + k[1] * t2 * t2, u, v);
            case THIN_PRISM_FISHEYE -> {
                double radial = 1 + k[0] * t2 + k[1] * t2 * t2 + k[4] * t2 * t2 * t2 + k[5] * t2 * t2 * t2 * t2;
                var bent = tangential(u, v, times(radial, u, v), k[2], k[3]);
                yield new double[] {bent[0] + k[6] * t2, bent[1] + k[7] * t2};
            }
            case RAD_TAN_THIN_PRISM_FISHEYE -> {
                double radial = 1;
                for (int i = 0; i < 6; i++) {
                    radial += k[i] * Math.pow(t2, i + 1);
                }
                double a = radial * u;
                double b = radial * v;
                double q = a * a + b * b;
                yield new double[] {
                    a + 2 * k[7] * a * b + k[6] * (q + 2 * a * a) + k[8] * q + k[9] * q * q,
                    b + 2 * k[6] * a * b + k[7] * (q + 2 * b * b) + k[10] * q + k[11] * q * q
                };
            }
            case SIMPLE_DIVISION, DIVISION -> times(2 / (1 + Math.sqrt(1 - 4 * r2 * k[0])), X, Y);
            case SIMPLE_FISHEYE, FISHEYE -> new double[] {u, v};
            case EUCM -> times(1 / (k[0] * Math.sqrt(k[1] * r2 + 1) + 1 - k[0]), X, Y);
        };
    }

    private static double[] times(double factor, double x, double y) {
        return new double[] {factor * x, factor * y};
    }

    private static double[] tangential(double x, double y, double[] radial, double p1, double p2) {
        double r2 = x * x + y * y;
        return new double[] {
            radial[0] + 2 * p1 * x * y + p2 * (r2 + 2 * x * x), radial[1] + 2 * p2 * x * y + p1 * (r2 + 2 * y * y)
        };
    }
}
