package zeroset.render.navigation;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;

/// The pyramid that stands for a camera: the tip at its centre, the picture as the base. Drawn and picked alike.
///
/// @param apex the camera's centre, world space
/// @param corners of the picture: top left, top right, bottom right, bottom left
public record CameraFrustum(Vector3dc apex, List<Vector3dc> corners) {

    /// Long lenses would give needles; their pyramids are cut at this many picture sizes.
    private static final double LONGEST = 2.2;

    /// Nearer than so many frustum sizes, a frustum is in the viewer's face; it is clear of it at the second number.
    private static final double[] IN_FACE = {0.5, 2};

    /// Nearer than this share of the way from the eye to the target, a frustum stands in front of what is to be seen;
    /// it is wholly there from the second share on.
    private static final double[] IN_THE_WAY = {0.35, 0.7};

    /// Fainter frustums are neither drawn nor picked.
    private static final double FAINTEST = 0.04;

    /// Copies the list.
    public CameraFrustum {
        corners = List.copyOf(corners);
    }

    /// Builds the frustum of a camera.
    ///
    /// @param size of the longer side of the picture, world units, unless the lens is long
    public static CameraFrustum of(Camera camera, double size) {
        var lens = camera.intrinsics();
        double longerSide = Math.max(lens.width() / lens.fx(), lens.height() / lens.fy()); // at depth 1
        double depth = Math.min(size / longerSide, LONGEST * size);
        double left = -lens.cx() / lens.fx() * depth;
        double top = -lens.cy() / lens.fy() * depth;
        double right = left + lens.width() / lens.fx() * depth;
        double bottom = top + lens.height() / lens.fy() * depth;
        var pose = camera.pose();
        return new CameraFrustum(
                new Vector3d(pose.center()),
                List.of(
                        pose.toWorld(new Vector3d(left, top, depth), new Vector3d()),
                        pose.toWorld(new Vector3d(right, top, depth), new Vector3d()),
                        pose.toWorld(new Vector3d(right, bottom, depth), new Vector3d()),
                        pose.toWorld(new Vector3d(left, bottom, depth), new Vector3d())));
    }

    /// How solid the frustum is shown to an eye, from 0 to 1: those between the eye and the target make way, and the
    /// camera that is looked through, which would cover the whole view, is gone.
    ///
    /// @param eye world space
    /// @param target middle of the region of interest, world space
    public double opacityFrom(Vector3dc eye, Vector3dc target) {
        double away = apex.distance(eye);
        double size = corners.get(0).distance(corners.get(1));
        double opacity = rise(away, IN_FACE, size) * rise(away, IN_THE_WAY, target.distance(eye));
        return opacity < FAINTEST ? 0 : opacity;
    }

    /// Smoothly from 0 at the first bound to 1 at the second one.
    private static double rise(double value, double[] bounds, double unit) {
        double share = (value - bounds[0] * unit) / Math.max((bounds[1] - bounds[0]) * unit, 1e-12);
        double t = Math.clamp(share, 0, 1);
        return t * t * (3 - 2 * t);
    }

    /// Depth of the corner nearest to a viewer, along its axis, world units.
    double nearestDepth(ScreenView screen) {
        double nearest = screen.depth(apex);
        for (var corner : corners) {
            nearest = Math.min(nearest, screen.depth(corner));
        }
        return nearest;
    }

    /// A size for all frustums of a data set: small beside the distances between cameras, so that photographs do not
    /// hide each other, and in proportion to the distance from what they look at.
    ///
    /// @param cameras all of them
    /// @param target middle of the region of interest, world space
    /// @return world units; 1 when there is no camera to judge by
    public static double sizeFor(List<Camera> cameras, Vector3dc target) {
        if (cameras.isEmpty()) {
            return 1;
        }
        int stride = 1 + cameras.size() / 200; // a median needs no more than a few hundred of them
        var nearest = new ArrayList<Double>();
        var away = new ArrayList<Double>();
        for (int i = 0; i < cameras.size(); i += stride) {
            var center = cameras.get(i).pose().center();
            away.add(center.distance(target));
            double closest = Double.POSITIVE_INFINITY;
            for (int j = 0; j < cameras.size(); j++) {
                if (j != i) {
                    closest = Math.min(
                            closest, center.distance(cameras.get(j).pose().center()));
                }
            }
            nearest.add(closest);
        }
        double range = median(away);
        if (range == 0) {
            return 1; // all cameras stand on the target: nothing to be in proportion to
        }
        return Math.clamp(0.5 * median(nearest), 0.035 * range, 0.11 * range);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
