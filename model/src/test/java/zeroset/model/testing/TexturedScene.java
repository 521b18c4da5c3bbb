package zeroset.model.testing;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;

/// Photographs of analytic surfaces painted with a pattern that nowhere repeats, through a lens that distorts.
public final class TexturedScene {

    /// Width and height of the photographs, pixels.
    public static final int SIZE = 112;
    private static final int OVERSAMPLING = 2;

    /// Where a ray meets the surface.
    public interface Surface {
        /// Distance along the ray, or NaN where it meets nothing.
        double hit(Vector3d origin, Vector3d direction);

        /// How fine its pattern is, against that of the ball.
        default double fineness() {
            return 1;
        }
    }

    /// A ball of radius 0.6 at the origin.
    public static final Surface BALL = (o, d) -> sphere(o, d, 0.6, -1);

    /// A table z = 0 with a round pit of radius 0.6 in it.
    public static final Surface PIT = (o, d) -> {
        double table = -o.z / d.z;
        var there = new Vector3d(d).mul(table).add(o);
        if (!(table > 0)) {
            return Double.NaN;
        }
        return Math.hypot(there.x, there.y) > 0.6 ? table : sphere(o, d, 0.6, 1);
    };

    /// A round room of radius 4 with nothing in it.
    public static final Surface ROOM = new Surface() {
        @Override
        public double hit(Vector3d origin, Vector3d direction) {
            return sphere(origin, direction, 4, 1);
        }

        @Override
        public double fineness() {
            return 0.3;
        }
    };

    private TexturedScene() {}

    private static double sphere(Vector3d o, Vector3d d, double radius, int side) {
        double middle = -o.dot(d);
        double missSquared = o.lengthSquared() - middle * middle;
        double squared = radius * radius;
        return missSquared > squared ? Double.NaN : middle + side * Math.sqrt(squared - missSquared);
    }

    /// Cameras on a circle around the z axis, ten degrees from one to the next, looking at the origin.
    ///
    /// @param contrast of the pattern, grey levels; 0 for none
    public static List<PosedPhotograph> photographs(Surface surface, int count, double elevation, double contrast) {
        var photographs = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < count; i++) {
            double angle = Math.toRadians(10.0 * i);
            var from = new Vector3d(
                    Math.cos(angle) * Math.cos(elevation), Math.sin(angle) * Math.cos(elevation), Math.sin(elevation));
            var camera = camera(from, new BrownConrady(0.05, 0, 0, 0, 0, 0));
            photographs.add(new PosedPhotograph("view" + i, camera, photograph(camera, surface, contrast)));
        }
        return photographs;
    }

    private static Camera camera(Vector3d from, Distortion distortion) {
        var forward = new Vector3d(from).negate();
        var right = new Vector3d(forward).cross(0, 0, 1).normalize();
        var down = new Vector3d(forward).cross(right);
        var lens = new Intrinsics(SIZE, SIZE, 1.3 * SIZE, 1.3 * SIZE, 0.49 * SIZE, 0.51 * SIZE, distortion);
        return new Camera(lens, new Pose(new Matrix3d(right, down, forward), new Vector3d(from).mul(3)));
    }

    private static Photograph photograph(Camera camera, Surface surface, double contrast) {
        var rgb = new byte[3 * SIZE * SIZE];
        var origin = new Vector3d(camera.pose().center());
        var direction = new Vector3d();
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            double sum = 0;
            for (int s = 0; s < OVERSAMPLING * OVERSAMPLING; s++) {
                int row = pixel / SIZE;
                int subRow = s / OVERSAMPLING;
                camera.rayDirection(
                        pixel % SIZE + (s % OVERSAMPLING + 0.5) / OVERSAMPLING,
                        row + (subRow + 0.5) / OVERSAMPLING,
                        direction);
                double t = surface.hit(origin, direction);
                sum += Double.isNaN(t)
                        ? 20
                        : 128
                                + contrast
                                        * pattern(new Vector3d(direction)
                                                .mul(t)
                                                .add(origin)
                                                .mul(surface.fineness()));
            }
            for (int k = 0; k < 3; k++) {
                rgb[3 * pixel + k] = (byte) Math.round(sum / (OVERSAMPLING * OVERSAMPLING));
            }
        }
        return new Photograph(SIZE, SIZE, rgb, new byte[0], CoverageKind.NONE);
    }

    /// Waves of incommensurable lengths and directions, about -1..1.
    public static double pattern(Vector3d p) {
        return 0.3
                * (Math.sin(31 * p.x + 7 * p.y + 1)
                        + Math.sin(29 * p.y - 11 * p.z + 2)
                        + Math.sin(37 * p.z + 13 * p.x + 3)
                        + Math.sin(53 * p.x - 41 * p.y + 23 * p.z));
    }
}
