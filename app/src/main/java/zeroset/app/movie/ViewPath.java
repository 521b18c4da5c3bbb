package zeroset.app.movie;

import java.util.List;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;

/// Smoothly through a number of cameras, each for an equal share of the time.
///
/// Positions, fields of view and rotations follow uniform Catmull-Rom splines (E. Catmull and R. Rom
/// 1974): the path touches every camera, and its speed never jumps. Rotations are splined as quaternions of one
/// hemisphere and normalised, which for keys a few dozen degrees apart stays within a fraction of a degree of the
/// great arc. Lenses are ideal: a film has no use for distortion.
///
/// @param keys two or more
/// @param closed whether it goes on from the last to the first
public record ViewPath(List<Camera> keys, boolean closed) implements CameraPath {

    /// Copies the list.
    public ViewPath {
        if (keys.size() < 2) {
            throw new IllegalArgumentException("a path needs two cameras, had " + keys.size());
        }
        keys = List.copyOf(keys);
    }

    @Override
    public Camera at(double share, int width, int height) {
        int segments = closed ? keys.size() : keys.size() - 1;
        double place = Math.clamp(share, 0, 1) * segments;
        int segment = Math.min((int) place, segments - 1);
        double t = place - segment;
        var weights = catmullRom(t);

        var position = new Vector3d();
        var rotation = new Quaterniond(0, 0, 0, 0);
        double slope = 0; // tangent of half the vertical field of view
        var hemisphere = quaternion(key(segment));
        for (int i = 0; i < 4; i++) {
            var key = key(segment + i - 1);
            position.fma(weights[i], key.pose().center());
            var turn = quaternion(key);
            double sign = turn.dot(hemisphere) < 0 ? -1 : 1; // q and -q are one rotation
            rotation.add(turn.mul(sign * weights[i], new Quaterniond()));
            slope += weights[i] * halfHeightSlope(key.intrinsics());
        }
        double focal = 0.5 * height / Math.max(slope, 1e-3); // the spline may swing below every key
        return new Camera(
                Intrinsics.pinhole(width, height, focal, focal, width / 2.0, height / 2.0),
                new Pose(new Matrix3d().set(rotation.normalize()), position));
    }

    private Camera key(int index) {
        return closed
                ? keys.get(Math.floorMod(index, keys.size()))
                : keys.get(Math.clamp(index, 0, keys.size() - 1)); // the ends have no neighbour: they are their own
    }

    private static Quaterniond quaternion(Camera camera) {
        return camera.pose().rotation().getNormalizedRotation(new Quaterniond());
    }

    private static double halfHeightSlope(Intrinsics lens) {
        return 0.5 * lens.height() / lens.fy();
    }

    /// Weights of the four keys around a segment.
    private static double[] catmullRom(double t) {
        double t2 = t * t;
        double t3 = t2 * t;
        return new double[] {
            0.5 * (-t3 + 2 * t2 - t), 0.5 * (3 * t3 - 5 * t2 + 2), 0.5 * (-3 * t3 + 4 * t2 + t), 0.5 * (t3 - t2)
        };
    }
}
