package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;

/// The pose of one view with which it fits all others best.
///
/// @param camera with the better pose
/// @param cost mean robust cost with it, 0..1
record PoseFit(Camera camera, double cost) {

    private static final double[] UNITS = {1e-4, 1e-4, 1e-4, 1e-3, 1e-3, 1e-3};

    /// Widest reach of the cost at the beginning, in times the noise: a few degrees of turn.
    private static final double REACH = 64;

    /// Fits direction alone: fewer numbers, so that few matches suffice.
    static PoseFit turned(int view, List<Camera> cameras, List<Correspondence> matches, double noise) {
        return fit(view, cameras, matches, 3, 1, noise);
    }

    /// Fits direction and position.
    ///
    /// @param view whose pose is sought
    /// @param cameras of all views
    /// @param matches of this view
    /// @param extent of the cameras, data-set units
    /// @param noise distance from an epipolar line that good cameras leave, pixels
    static PoseFit of(int view, List<Camera> cameras, List<Correspondence> matches, double extent, double noise) {
        return fit(view, cameras, matches, UNITS.length, extent, noise);
    }

    private static PoseFit fit(
            int view,
            List<Camera> cameras,
            List<Correspondence> matches,
            int parameterCount,
            double extent,
            double noise) {
        var moved = new ArrayList<>(cameras);
        RobustFit.Problem problem = (parameters, dest) -> {
            moved.set(view, apply(cameras.get(view), parameters, extent));
            var error = new EpipolarError(moved);
            for (int i = 0; i < dest.length; i++) {
                dest[i] = error.of(matches.get(i));
            }
        };
        var fit = new RobustFit(problem, matches.size(), Arrays.copyOf(UNITS, parameterCount), noise);
        var found = fit.from(new double[parameterCount], REACH * noise);
        return new PoseFit(apply(cameras.get(view), found.parameters(), extent), found.cost());
    }

    /// Turns by a rotation vector and, where there are six parameters, moves by shares of the extent.
    private static Camera apply(Camera camera, double[] p, double extent) {
        double angle = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
        var turn = new Matrix3d();
        if (angle > 0) {
            turn.rotation(angle, p[0] / angle, p[1] / angle, p[2] / angle);
        }
        var rotation = new Matrix3d(camera.pose().rotation()).mul(turn);
        var center = new Vector3d(camera.pose().center());
        if (p.length > 3) {
            center.add(extent * p[3], extent * p[4], extent * p[5]);
        }
        return new Camera(camera.intrinsics(), new Pose(rotation, center));
    }
}
