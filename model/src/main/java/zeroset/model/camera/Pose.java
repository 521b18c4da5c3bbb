package zeroset.model.camera;

import org.joml.Matrix3d;
import org.joml.Matrix3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;

/// A rigid camera-to-world transform `world = R·camera + center`, immutable.
///
/// The rotation's columns are the camera's right, down and forward axes in world space.
public final class Pose {

    /// Largest deviation of `RᵀR` from the identity that still counts as rigid; files store rotations with 4
    /// to 6 digits.
    private static final double RIGID_TOLERANCE = 1e-3;

    private final Matrix3d rotation;
    private final Vector3d center;

    /// Copies the centre and takes the rotation nearest to the one given, so that rounding in a file costs no
    /// accuracy.
    ///
    /// @param rotation camera-to-world rotation, orthonormal, determinant +1
    /// @param center the camera's position in world units
    /// @throws IllegalArgumentException when a value is not finite or the rotation is not rigid
    public Pose(Matrix3dc rotation, Vector3dc center) {
        this.rotation = new Matrix3d(rotation);
        this.center = new Vector3d(center);
        if (!this.rotation.isFinite() || !this.center.isFinite()) {
            throw new IllegalArgumentException("pose must be finite, was R=" + rotation + " center=" + center);
        }
        var deviation = rigidityError(this.rotation);
        if (deviation > RIGID_TOLERANCE) {
            var message = "pose must be rigid (orthonormal rotation, determinant +1): RᵀR is off by " + deviation
                    + ", determinant " + this.rotation.determinant();
            throw this.rotation.determinant() < 0
                    ? new MirroredPoseException(message)
                    : new IllegalArgumentException(message);
        }
        orthonormalise(this.rotation);
    }

    /// Newton's iteration for the polar factor: `R = (R + R⁻ᵀ) / 2` (Higham, 1986); the error of 1e-3 squares
    /// each time.
    private static void orthonormalise(Matrix3d rotation) {
        var inverseTransposed = new Matrix3d();
        for (int i = 0; i < 3; i++) {
            rotation.invert(inverseTransposed).transpose();
            rotation.add(inverseTransposed).scale(0.5);
        }
    }

    /// Largest absolute entry of `RᵀR - I`, or 2 when the matrix mirrors (determinant < 0).
    public static double rigidityError(Matrix3dc rotation) {
        if (rotation.determinant() < 0) {
            return 2;
        }
        var gram = new Matrix3d(rotation).transpose().mul(rotation);
        var largest = 0.0;
        for (int column = 0; column < 3; column++) {
            for (int row = 0; row < 3; row++) {
                largest = Math.max(largest, Math.abs(gram.get(column, row) - (column == row ? 1 : 0)));
            }
        }
        return largest;
    }

    /// The rotation, read only.
    public Matrix3dc rotation() {
        return rotation;
    }

    /// The camera's position in world units, read only.
    public Vector3dc center() {
        return center;
    }

    /// Camera-space point to world.
    public Vector3d toWorld(Vector3dc camera, Vector3d dest) {
        return rotation.transform(camera, dest).add(center);
    }

    /// World point to camera space.
    public Vector3d toCamera(Vector3dc world, Vector3d dest) {
        return rotation.transformTranspose(world.sub(center, dest));
    }

    /// Unit vector along the optical axis in world space.
    public Vector3d forward(Vector3d dest) {
        return rotation.getColumn(2, dest);
    }
}
