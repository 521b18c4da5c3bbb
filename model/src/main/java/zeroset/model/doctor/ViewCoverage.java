package zeroset.model.doctor;

import java.util.List;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.Sphere;

/// From which directions the object is seen. Immutable.
///
/// The directions, from the middle of the object outwards, are drawn on two discs by Lambert's equal-area
/// projection: the left one is seen from above (+z of the data set's world), the right one from below; a square
/// inch is a square inch of the sphere wherever it is.
public final class ViewCoverage {

    /// Views from farther off than this angle do not see the same side any more: what is seen at more than 60
    /// degrees from its normal is next to nothing, and stereo needs about half of that.
    private static final double REACH = Math.cos(Math.toRadians(30));

    private static final int BACKGROUND = 0xff20242a;
    private static final int CAMERA = 0xffffffff;

    /// Colours for no, one, two, and more views: told apart by lightness alone as well.
    private static final int[] SHADES = {0xff5b1f2a, 0xff9a5a2e, 0xff8f9a4a, 0xff6fc79a, 0xff9fe3c0};

    private final List<Vector3d> directions;

    private ViewCoverage(List<Vector3d> directions) {
        this.directions = List.copyOf(directions);
    }

    /// The directions of some cameras as seen from the middle of the object.
    static ViewCoverage of(List<Camera> cameras, Sphere object) {
        return new ViewCoverage(cameras.stream()
                .map(camera -> camera.pose().center().sub(object.center(), new Vector3d()))
                .filter(direction -> direction.lengthSquared() > 0)
                .map(Vector3d::normalize)
                .toList());
    }

    /// Share of all directions from which at least some views look.
    ///
    /// @param least number of views within thirty degrees
    public double share(int least) {
        int covered = 0;
        int all = 2000;
        for (int i = 0; i < all; i++) {
            // Fibonacci's lattice: even over the sphere.
            double z = 1 - (2 * i + 1.0) / all;
            double turn = i * Math.PI * (3 - Math.sqrt(5));
            double radius = Math.sqrt(1 - z * z);
            covered += views(radius * Math.cos(turn), radius * Math.sin(turn), z) >= least ? 1 : 0;
        }
        return (double) covered / all;
    }

    private int views(double x, double y, double z) {
        int count = 0;
        for (var direction : directions) {
            count += direction.x * x + direction.y * y + direction.z * z > REACH ? 1 : 0;
        }
        return count;
    }

    /// The picture: twice as wide as high.
    ///
    /// @param height pixels
    /// @return `[height, 2 * height]` 0xAARRGGBB, rows from the top
    public int[] picture(int height) {
        var pixels = new int[2 * height * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < 2 * height; x++) {
                pixels[y * 2 * height + x] = shade(x, y, height);
            }
        }
        for (var direction : directions) {
            dot(direction, height, pixels);
        }
        return pixels;
    }

    private int shade(int x, int y, int height) {
        boolean below = x >= height;
        double u = discX(x, height);
        double v = (y + 0.5 - 0.5 * height) / radius(height);
        double squared = u * u + v * v;
        if (squared > 1) {
            return BACKGROUND;
        }
        double z = 1 - squared;
        double flat = Math.sqrt(2 - squared);
        int count = views(u * flat, -v * flat, below ? -z : z);
        return SHADES[Math.min(count, SHADES.length - 1)];
    }

    private static double discX(int x, int height) {
        return ((x % height) + 0.5 - 0.5 * height) / radius(height);
    }

    private static double radius(int height) {
        return 0.47 * height;
    }

    private static void dot(Vector3d direction, int height, int[] pixels) {
        double z = Math.abs(direction.z);
        double scale = radius(height) / Math.sqrt(1 + z);
        double centerX = 0.5 * height + direction.x * scale + (direction.z < 0 ? height : 0);
        double centerY = 0.5 * height - direction.y * scale;
        double size = Math.max(1.2, height / 110.0);
        for (int y = (int) (centerY - size); y <= centerY + size; y++) {
            for (int x = (int) (centerX - size); x <= centerX + size; x++) {
                boolean inside = x >= 0 && y >= 0 && x < 2 * height && y < height;
                if (inside && Math.hypot(x + 0.5 - centerX, y + 0.5 - centerY) <= size) {
                    pixels[y * 2 * height + x] = CAMERA;
                }
            }
        }
    }
}
