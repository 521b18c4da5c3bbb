package zeroset.model.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;

/// Writes COLMAP sparse models.
public final class ColmapFiles {

    /// A lens as COLMAP states it.
    public record Lens(int id, int model, String name, int width, int height, List<Double> parameters) {

        /// A lens.
        ///
        /// @param model number in the table
        public static Lens of(int id, int model, String name, int width, int height, double... parameters) {
            return new Lens(
                    id,
                    model,
                    name,
                    width,
                    height,
                    Arrays.stream(parameters).boxed().toList());
        }

        private double[] numbers() {
            return parameters.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /// PINHOLE.
        public static Lens pinhole(int id, Camera camera) {
            var lens = camera.intrinsics();
            return of(id, 1, "PINHOLE", lens.width(), lens.height(), lens.fx(), lens.fy(), lens.cx(), lens.cy());
        }
    }

    /// An image as COLMAP states it.
    public record Image(int id, int lens, String name, Camera camera) {}

    private ColmapFiles() {}

    /// `cameras.bin`, `images.bin`, `points3D.bin`.
    public static void writeBinary(Path folder, List<Lens> lenses, List<Image> images, List<Vector3d> points)
            throws IOException {
        Files.createDirectories(folder);
        var cameras = new Bytes().longs(lenses.size());
        for (var lens : lenses) {
            cameras.ints(lens.id, lens.model).longs(lens.width, lens.height).doubles(lens.numbers());
        }
        cameras.write(folder.resolve("cameras.bin"));
        var poses = new Bytes().longs(images.size());
        for (var image : images) {
            poses.ints(image.id).doubles(pose(image.camera)).ints(image.lens).text(image.name);
            poses.longs(2).doubles(1.5, 2.5).longs(-1).doubles(3.5, 4.5).longs(7); // two observations
        }
        poses.write(folder.resolve("images.bin"));
        var cloud = new Bytes().longs(points.size());
        for (var point : points) {
            cloud.longs(9)
                    .doubles(point.x, point.y, point.z)
                    .raw(10, 20, 30)
                    .doubles(0.5)
                    .longs(1)
                    .ints(1, 0);
        }
        cloud.write(folder.resolve("points3D.bin"));
    }

    /// `cameras.txt`, `images.txt`, `points3D.txt`.
    public static void writeText(Path folder, List<Lens> lenses, List<Image> images, List<Vector3d> points)
            throws IOException {
        Files.createDirectories(folder);
        var cameras = new ArrayList<String>(List.of("# Camera list", "#   CAMERA_ID, MODEL, WIDTH, HEIGHT, PARAMS[]"));
        lenses.forEach(lens -> cameras.add(
                lens.id + " " + lens.name + " " + lens.width + " " + lens.height + " " + join(lens.numbers())));
        Files.write(folder.resolve("cameras.txt"), cameras);
        var poses = new ArrayList<String>(List.of("# Image list with two lines of data per image:"));
        for (var image : images) {
            poses.add(image.id + " " + join(pose(image.camera)) + " " + image.lens + " " + image.name);
            poses.add(image.id % 2 == 0 ? "" : "1.5 2.5 -1 3.5 4.5 7");
        }
        Files.write(folder.resolve("images.txt"), poses);
        var cloud = new ArrayList<String>(List.of("# 3D point list"));
        points.forEach(point -> cloud.add("9 " + point.x + " " + point.y + " " + point.z + " 10 20 30 0.5 1 0"));
        Files.write(folder.resolve("points3D.txt"), cloud);
    }

    private static double[] pose(Camera camera) {
        var q = new Matrix3d(camera.pose().rotation()).transpose().getNormalizedRotation(new Quaterniond());
        var t = camera.pose().toCamera(new Vector3d(), new Vector3d());
        return new double[] {q.w, q.x, q.y, q.z, t.x, t.y, t.z};
    }

    private static String join(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes ints(int... values) {
            for (int value : values) {
                var bytes = new byte[4];
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
                out.writeBytes(bytes);
            }
            return this;
        }

        Bytes longs(long... values) {
            for (long value : values) {
                var bytes = new byte[8];
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
                out.writeBytes(bytes);
            }
            return this;
        }

        Bytes doubles(double... values) {
            for (double value : values) {
                var bytes = new byte[8];
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putDouble(value);
                out.writeBytes(bytes);
            }
            return this;
        }

        Bytes raw(int... values) {
            for (int value : values) {
                out.write(value);
            }
            return this;
        }

        Bytes text(String text) {
            out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return raw(0);
        }

        void write(Path file) throws IOException {
            Files.write(file, out.toByteArray());
        }
    }
}
