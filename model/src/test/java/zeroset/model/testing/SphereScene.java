package zeroset.model.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.RayFocus;
import zeroset.model.geometry.Sphere;

/// A sphere photographed from all round, exact to the sub-pixel, that can be written in every format.
///
/// The principal point is off centre and the focal lengths differ, so that mixed-up axes and half pixels show.
public final class SphereScene {

    /// The object.
    public static final Sphere SPHERE = new Sphere(0.3, -0.2, 0.1, 0.8);

    private static final double CAMERA_DISTANCE = 4;
    private static final int SUBSAMPLES = 4;

    private final Intrinsics lens;
    private final List<Camera> cameras;

    /// @param views number of cameras
    /// @param width picture width; the sphere fills about half of it
    public SphereScene(int views, int width) {
        int height = width * 5 / 6;
        this.lens = Intrinsics.pinhole(width, height, 1.25 * width, 1.2 * width, 0.51 * width, 0.39 * width);
        this.cameras = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            cameras.add(new Camera(lens, lookingAtCenter(direction(i, views))));
        }
    }

    /// Cameras on a Fibonacci sphere.
    public List<Camera> cameras() {
        return List.copyOf(cameras);
    }

    /// Photographs whose coverage is exact to 1/16 of a pixel.
    public List<PosedPhotograph> photographs(CoverageKind kind) {
        List<PosedPhotograph> photographs = new ArrayList<>();
        for (int i = 0; i < cameras.size(); i++) {
            photographs.add(new PosedPhotograph(name(i), cameras.get(i), photograph(cameras.get(i), kind)));
        }
        return photographs;
    }

    /// The sphere as one camera sees it, red on black.
    public static Photograph photograph(Camera camera, CoverageKind kind) {
        int width = camera.intrinsics().width();
        int height = camera.intrinsics().height();
        var rgb = new byte[3 * width * height];
        var coverage = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                byte value = (byte) coverage(camera, x, y);
                rgb[3 * (y * width + x)] = value;
                coverage[y * width + x] = value;
            }
        }
        return new Photograph(width, height, rgb, kind == CoverageKind.NONE ? new byte[0] : coverage, kind);
    }

    private static int coverage(Camera camera, int x, int y) {
        int hits = 0;
        for (int sub = 0; sub < SUBSAMPLES * SUBSAMPLES; sub++) {
            double px = x + (sub % SUBSAMPLES + 0.5) / SUBSAMPLES;
            double py = y + (Math.floorDiv(sub, SUBSAMPLES) + 0.5) / SUBSAMPLES;
            var ray = camera.rayDirection(px, py, new Vector3d());
            hits += RayFocus.distance(SPHERE.center(), camera.pose().center(), ray) <= SPHERE.radius() ? 1 : 0;
        }
        return 255 * hits / (SUBSAMPLES * SUBSAMPLES);
    }

    /// NeRF-synthetic: `transforms_train.json`, RGBA in `train/`. Square pixels and a centred principal point
    /// only, so the lens is replaced.
    public void writeNerfSynthetic(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("train"));
        var frames = new ArrayList<String>();
        var centered = Intrinsics.pinhole(
                lens.width(), lens.height(), lens.fx(), lens.fx(), 0.5 * lens.width(), 0.5 * lens.height());
        for (int i = 0; i < cameras.size(); i++) {
            var camera = new Camera(centered, cameras.get(i).pose());
            writePng(folder.resolve("train/" + name(i)), photograph(camera, CoverageKind.ALPHA), true);
            frames.add(frame("./train/" + name(i).replace(".png", ""), cameras.get(i)));
        }
        double angle = 2 * Math.atan(0.5 * lens.width() / lens.fx());
        Files.writeString(
                folder.resolve("transforms_train.json"),
                "{\"camera_angle_x\": " + angle + ", \"frames\": [\n" + String.join(",\n", frames) + "]}\n");
    }

    /// `transforms.json` with RGB photographs in `images/`.
    ///
    /// @param more further keys at the top, each followed by a comma
    public void writeTransforms(Path folder, String more) throws IOException {
        writeImages(folder.resolve("images"), false);
        var frames = new ArrayList<String>();
        for (int i = 0; i < cameras.size(); i++) {
            frames.add(frame("images/" + name(i), cameras.get(i)));
        }
        Files.writeString(
                folder.resolve("transforms.json"),
                "{" + more + lensKeys() + ", \"frames\": [\n" + String.join(",\n", frames) + "]}\n");
    }

    /// The lens as keys of transforms.json.
    public String lensKeys() {
        return String.format(
                Locale.ROOT,
                "\"w\": %d, \"h\": %d, \"fl_x\": %s, \"fl_y\": %s, \"cx\": %s, \"cy\": %s",
                lens.width(),
                lens.height(),
                lens.fx(),
                lens.fy(),
                lens.cx(),
                lens.cy());
    }

    /// IDR: `cameras_sphere.npz`, `image/`, `mask/`.
    public void writeIdr(Path folder) throws IOException {
        writeImages(folder.resolve("image"), false);
        writeImages(folder.resolve("mask"), true);
        NumPy.writeNpz(folder.resolve("cameras_sphere.npz"), idrMatrices());
    }

    /// The arrays of `cameras_sphere.npz`.
    public Map<String, byte[]> idrMatrices() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        for (int i = 0; i < cameras.size(); i++) {
            arrays.put("world_mat_" + i, NumPy.npy(worldMatrix(cameras.get(i), i % 2 == 0 ? 1 : -2)));
            arrays.put("scale_mat_" + i, NumPy.npy(new double[][] {
                {1, 0, 0, SPHERE.centerX()}, {0, 1, 0, SPHERE.centerY()}, {0, 0, 1, SPHERE.centerZ()}, {0, 0, 0, 1}
            }));
        }
        return arrays;
    }

    /// Middlebury: `sphere_par.txt` with the photographs beside it.
    public void writeMiddlebury(Path folder) throws IOException {
        writeImages(folder, false);
        var lines = new ArrayList<String>();
        lines.add(Integer.toString(cameras.size()));
        for (int i = 0; i < cameras.size(); i++) {
            var camera = cameras.get(i);
            var numbers = new ArrayList<Double>(
                    List.of(lens.fx(), 0.0, lens.cx() - 0.5, 0.0, lens.fy(), lens.cy() - 0.5, 0.0, 0.0, 1.0));
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    numbers.add(camera.pose().rotation().get(row, column)); // transposed: world to camera
                }
            }
            var translation = translation(camera);
            numbers.addAll(List.of(translation.x, translation.y, translation.z));
            lines.add(name(i) + " " + numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        Files.write(folder.resolve("sphere_par.txt"), lines);
    }

    /// File name of a view.
    public static String name(int view) {
        return String.format(Locale.ROOT, "%03d.png", view);
    }

    /// One frame of a transforms.json.
    public static String frame(String path, Camera camera) {
        return "{\"file_path\": \"" + path + "\", \"transform_matrix\": " + openGlMatrix(camera.pose()) + "}";
    }

    /// A camera-to-world matrix with OpenGL's camera axes, as JSON.
    public static String openGlMatrix(Pose pose) {
        var rows = new ArrayList<String>();
        for (int row = 0; row < 3; row++) {
            rows.add("[" + pose.rotation().get(0, row) + ", " + -pose.rotation().get(1, row) + ", "
                    + -pose.rotation().get(2, row) + ", " + pose.center().get(row) + "]");
        }
        return "[" + String.join(", ", rows) + ", [0.0, 0.0, 0.0, 1.0]]";
    }

    /// The photographs, or masks of the sphere, as PNG files of a folder.
    public void writeImages(Path folder, boolean masks) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < cameras.size(); i++) {
            writePng(folder.resolve(name(i)), photograph(cameras.get(i), CoverageKind.NONE), false);
            if (masks) {
                writePng(folder.resolve(name(i)), grey(photograph(cameras.get(i), CoverageKind.OBJECT_MASK)), false);
            }
        }
    }

    private static Photograph grey(Photograph photograph) {
        var rgb = new byte[3 * photograph.width() * photograph.height()];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = i / 3;
            rgb[i] = (byte) photograph.coverage(pixel % photograph.width(), pixel / photograph.width());
        }
        return new Photograph(photograph.width(), photograph.height(), rgb, new byte[0], CoverageKind.NONE);
    }

    /// Writes a photograph, with its coverage as alpha if asked.
    public static void writePng(Path file, Photograph photograph, boolean alpha) throws IOException {
        var image = new BufferedImage(
                photograph.width(),
                photograph.height(),
                alpha ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < photograph.height(); y++) {
            for (int x = 0; x < photograph.width(); x++) {
                int argb = photograph.coverage(x, y) << 24
                        | photograph.channel(x, y, 0) << 16
                        | photograph.channel(x, y, 1) << 8
                        | photograph.channel(x, y, 2);
                image.setRGB(x, y, argb);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }

    /// K[R|t] with integer pixel centres, times a factor that must not matter.
    private static double[][] worldMatrix(Camera camera, double factor) {
        var lens = camera.intrinsics();
        var t = translation(camera);
        var rotation = camera.pose().rotation();
        var matrix = new double[4][4];
        for (int column = 0; column < 4; column++) {
            double x = column < 3 ? rotation.get(0, column) : t.x;
            double y = column < 3 ? rotation.get(1, column) : t.y;
            double z = column < 3 ? rotation.get(2, column) : t.z;
            matrix[0][column] = factor * (lens.fx() * x + (lens.cx() - 0.5) * z);
            matrix[1][column] = factor * (lens.fy() * y + (lens.cy() - 0.5) * z);
            matrix[2][column] = factor * z;
        }
        matrix[3][3] = 1;
        return matrix;
    }

    private static Vector3d translation(Camera camera) {
        return camera.pose().toCamera(new Vector3d(), new Vector3d());
    }

    private static Vector3d direction(int index, int count) {
        double z = 1 - (2 * index + 1.0) / count;
        double angle = index * Math.PI * (3 - Math.sqrt(5));
        double r = Math.sqrt(1 - z * z);
        return new Vector3d(r * Math.cos(angle), r * Math.sin(angle), z);
    }

    private static Pose lookingAtCenter(Vector3dc from) {
        var forward = from.negate(new Vector3d());
        var right = new Vector3d(forward).cross(0.1, 0.2, 1).normalize();
        var down = new Vector3d(forward).cross(right).normalize();
        var center = SPHERE.center().add(from.mul(CAMERA_DISTANCE, new Vector3d()));
        return new Pose(new Matrix3d(right, down, forward), center);
    }
}
