package zeroset.model.camera;

import org.joml.Vector2d;

/// The OpenCV fisheye nearest to any lens: for programs and shaders that know no other model.
///
/// Least squares in `s·θ·(1 + k1 θ² + ... + k4 θ⁸)` over the radii that a picture shows; what a lens does
/// differently in different directions is averaged over eight of them.
///
/// @param scale s: factor on the focal lengths that goes with the fisheye
/// @param fisheye the nearest fisheye
/// @param error largest distance between the two in the picture, px
public record RadialFit(double scale, OpenCvFisheye fisheye, double error) {

    private static final int TERMS = 5;
    private static final int SAMPLES = 64;
    private static final int DIRECTIONS = 8;
    private static final double WIDEST = 0.49 * Math.PI;

    /// Fits a lens over its picture.
    public static RadialFit of(Intrinsics lens) {
        double reach = reach(lens);
        var normal = new double[TERMS][TERMS + 1];
        var observed = new Vector2d();
        for (int i = 1; i <= SAMPLES; i++) {
            double share = (double) i / SAMPLES; // θ over its reach: powers of it keep the equations well conditioned
            double mean = 0;
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                mean += observe(lens, share * reach, direction, observed).length() / DIRECTIONS;
            }
            var powers = new double[TERMS];
            for (int p = 0; p < TERMS; p++) {
                powers[p] = Math.pow(share, 2 * p + 1.0);
            }
            for (int row = 0; row < TERMS; row++) {
                for (int column = 0; column < TERMS; column++) {
                    normal[row][column] += powers[row] * powers[column];
                }
                normal[row][TERMS] += powers[row] * mean;
            }
        }
        var a = solve(normal);
        for (int p = 0; p < TERMS; p++) {
            a[p] /= Math.pow(reach, 2 * p + 1.0);
        }
        var fisheye = new OpenCvFisheye(a[1] / a[0], a[2] / a[0], a[3] / a[0], a[4] / a[0]);
        return new RadialFit(a[0], fisheye, error(lens, reach, a[0], fisheye));
    }

    /// The largest θ in the picture that the lens covers.
    private static double reach(Intrinsics lens) {
        double reach = 0;
        var ideal = new Vector2d();
        for (int corner = 0; corner < 4; corner++) {
            double x = ((corner & 1) * lens.width() - lens.cx()) / lens.fx();
            double y = ((corner >> 1) * lens.height() - lens.cy()) / lens.fy();
            reach = Math.max(
                    reach, Math.atan(lens.distortion().undistort(x, y, ideal).length()));
        }
        reach = Math.clamp(reach, 1e-3, WIDEST);
        while (!lens.distortion().covers(Math.tan(reach), 0)) {
            reach *= 0.98;
        }
        return reach;
    }

    private static Vector2d observe(Intrinsics lens, double theta, int direction, Vector2d dest) {
        double angle = 2 * Math.PI * direction / DIRECTIONS;
        double r = Math.tan(theta);
        return lens.distortion().distort(r * Math.cos(angle), r * Math.sin(angle), dest);
    }

    private static double error(Intrinsics lens, double reach, double scale, OpenCvFisheye fisheye) {
        double largest = 0;
        var observed = new Vector2d();
        var fitted = new Vector2d();
        for (int i = 1; i <= SAMPLES; i++) {
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                double theta = reach * i / SAMPLES;
                double angle = 2 * Math.PI * direction / DIRECTIONS;
                observe(lens, theta, direction, observed);
                fisheye.distort(Math.tan(theta) * Math.cos(angle), Math.tan(theta) * Math.sin(angle), fitted)
                        .mul(scale)
                        .sub(observed)
                        .mul(lens.fx(), lens.fy());
                largest = Math.max(largest, fitted.length());
            }
        }
        return largest;
    }

    /// Gaussian elimination of a symmetric positive system, right-hand side in the last column.
    private static double[] solve(double[][] m) {
        for (int pivot = 0; pivot < TERMS; pivot++) {
            for (int row = pivot + 1; row < TERMS; row++) {
                double factor = m[row][pivot] / m[pivot][pivot];
                for (int column = pivot; column <= TERMS; column++) {
                    m[row][column] -= factor * m[pivot][column];
                }
            }
        }
        var x = new double[TERMS];
        for (int row = TERMS - 1; row >= 0; row--) {
            x[row] = m[row][TERMS];
            for (int column = row + 1; column < TERMS; column++) {
                x[row] -= m[row][column] * x[column];
            }
            x[row] /= m[row][row];
        }
        return x;
    }
}
