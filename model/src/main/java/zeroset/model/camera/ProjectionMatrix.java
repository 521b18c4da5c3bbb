package zeroset.model.camera;

import org.joml.Matrix3d;
import org.joml.Vector3d;

/// A 3x4 projection matrix `P = K[R|t]`, taken apart into lens and pose.
///
/// A projection matrix is only known up to a factor, which may be negative: the sign is chosen so that the
/// rotation has determinant +1 and both focal lengths are positive (Hartley and Zisserman, Multiple View
/// Geometry, 6.2.4).
///
/// @param fx focal length along x, px
/// @param fy focal length along y, px
/// @param cx principal point x in the matrix's own pixel convention
/// @param cy principal point y in the matrix's own pixel convention
/// @param skew `K[0][1]`, px
/// @param pose camera-to-world
public record ProjectionMatrix(double fx, double fy, double cx, double cy, double skew, Pose pose) {

    /// Smallest `|det M| / ‖M‖³` of the left 3x3 block that still counts as a camera. A lens of 1e5 px has
    /// 1e-10.
    private static final double SINGULAR = 1e-14;

    /// Takes a matrix apart.
    ///
    /// @param p `[3, 4]` row by row
    /// @throws IllegalArgumentException when it is not finite or no camera has such a matrix
    public static ProjectionMatrix decompose(double[][] p) {
        var rows = new Vector3d[3];
        var last = new Vector3d();
        for (int row = 0; row < 3; row++) {
            rows[row] = new Vector3d(p[row][0], p[row][1], p[row][2]);
            last.setComponent(row, p[row][3]);
            if (!rows[row].isFinite() || !Double.isFinite(p[row][3])) {
                throw new IllegalArgumentException(
                        "projection matrix must be finite, row " + row + " was " + rows[row] + " " + p[row][3]);
            }
        }
        var left = fromRows(rows[0], rows[1], rows[2]);
        var determinant = left.determinant();
        var norm = Math.sqrt(rows[0].lengthSquared() + rows[1].lengthSquared() + rows[2].lengthSquared());
        if (!(Math.abs(determinant) > SINGULAR * norm * norm * norm)) {
            throw new IllegalArgumentException(
                    "projection matrix must be a camera's, but its left 3x3 block is singular (determinant "
                            + determinant + ")");
        }
        // center = -M⁻¹ p4, indifferent to the sign of P
        var center = new Matrix3d(left).invert().transform(last.negate(new Vector3d()));
        if (determinant < 0) {
            for (var row : rows) {
                row.negate();
            }
        }
        // RQ by Gram-Schmidt from the last row up: M = K R with K upper triangular and a positive diagonal.
        var k22 = rows[2].length();
        var forward = new Vector3d(rows[2]).div(k22);
        var k12 = rows[1].dot(forward);
        var down = new Vector3d(rows[1]).fma(-k12, forward);
        var k11 = down.length();
        down.div(k11);
        var k02 = rows[0].dot(forward);
        var k01 = rows[0].dot(down);
        var right = new Vector3d(rows[0]).fma(-k02, forward).fma(-k01, down);
        var k00 = right.length();
        right.div(k00);
        var cameraToWorld = new Matrix3d(right, down, forward);
        return new ProjectionMatrix(
                k00 / k22, k11 / k22, k02 / k22, k12 / k22, k01 / k22, new Pose(cameraToWorld, center));
    }

    private static Matrix3d fromRows(Vector3d a, Vector3d b, Vector3d c) {
        return new Matrix3d(a, b, c).transpose();
    }
}
