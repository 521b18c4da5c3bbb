package zeroset.render.navigation;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector2dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;

/// How far drawn things are from a pixel. Lines that reach behind the camera count up to its plane.
record ScreenView(Camera camera) {

    /// Lines are cut this far in front of the camera, as a share of their length: a finite pixel exists from there on.
    private static final double NEAR = 1e-6;

    /// Depth along the optical axis, world units.
    double depth(Vector3dc world) {
        return camera.pose().toCamera(world, new Vector3d()).z;
    }

    /// World units per pixel at a depth, along the picture's height.
    double unitsPerPixel(double depth) {
        return depth / camera.intrinsics().fy();
    }

    /// Pixels to a point; infinite behind the camera.
    double distanceToPoint(Vector3dc point, Vector2dc pixel) {
        var projected = new Vector2d();
        return camera.project(point, projected) ? projected.distance(pixel) : Double.POSITIVE_INFINITY;
    }

    /// Pixels to a straight line between two points; infinite when all of it is behind the camera.
    double distanceToSegment(Vector3dc start, Vector3dc end, Vector2dc pixel) {
        var a = camera.pose().toCamera(start, new Vector3d());
        var b = camera.pose().toCamera(end, new Vector3d());
        double near = NEAR * a.distance(b);
        if (a.z <= near && b.z <= near) {
            return Double.POSITIVE_INFINITY;
        }
        if (a.z < near) {
            a.lerp(b, (near - a.z) / (b.z - a.z));
        } else if (b.z < near) {
            b.lerp(a, (near - b.z) / (a.z - b.z));
        }
        return toSegment(pixel, project(a), project(b));
    }

    /// Pixels to a chain of points.
    double distanceToChain(List<? extends Vector3dc> chain, Vector2dc pixel) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < chain.size(); i++) {
            nearest = Math.min(nearest, distanceToSegment(chain.get(i - 1), chain.get(i), pixel));
        }
        return nearest;
    }

    /// Pixels to a convex polygon, 0 inside; infinite when a corner is behind the camera.
    double distanceToPolygon(List<? extends Vector3dc> corners, Vector2dc pixel) {
        var projected = new ArrayList<Vector2d>();
        for (var corner : corners) {
            var p = camera.pose().toCamera(corner, new Vector3d());
            if (p.z <= 0) {
                return Double.POSITIVE_INFINITY;
            }
            projected.add(project(p));
        }
        double nearest = Double.POSITIVE_INFINITY;
        boolean left = false;
        boolean right = false;
        for (int i = 0; i < projected.size(); i++) {
            var a = projected.get(i);
            var b = projected.get((i + 1) % projected.size());
            double side = (b.x - a.x) * (pixel.y() - a.y) - (b.y - a.y) * (pixel.x() - a.x);
            left |= side < 0;
            right |= side > 0;
            nearest = Math.min(nearest, toSegment(pixel, a, b));
        }
        return left && right ? nearest : 0;
    }

    private Vector2d project(Vector3dc inCamera) {
        var lens = camera.intrinsics();
        double x = inCamera.x() / inCamera.z();
        double y = inCamera.y() / inCamera.z();
        var observed = new Vector2d(x, y);
        if (lens.distortion().covers(x, y)) {
            lens.distortion().distort(x, y, observed);
        }
        return observed.mul(lens.fx(), lens.fy()).add(lens.cx(), lens.cy());
    }

    private static double toSegment(Vector2dc pixel, Vector2dc a, Vector2dc b) {
        var along = b.sub(a, new Vector2d());
        double lengthSquared = along.lengthSquared();
        if (lengthSquared == 0) {
            return pixel.distance(a);
        }
        double share = Math.clamp(pixel.sub(a, new Vector2d()).dot(along) / lengthSquared, 0, 1);
        return pixel.distance(along.mul(share).add(a));
    }
}
