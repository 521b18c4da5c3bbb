package zeroset.model.dataset.colmap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.files.BinaryFile;

/// Reads `cameras.bin`, `images.bin` and `points3D.bin`. Observations of points are passed over.
final class BinaryModel {

    private static final long CAMERA_BYTES = 24;
    private static final long IMAGE_BYTES = 73; // with an empty name and no points
    private static final long OBSERVATION_BYTES = 24;
    private static final long POINT_BYTES = 51; // with an empty track
    private static final long TRACK_BYTES = 8;

    private static final int POSE_NUMBERS = 7;

    /// More points say nothing more about region and depth; of more than these every n-th is kept.
    private static final long MOST_POINTS = 2_000_000;

    private BinaryModel() {}

    /// Reads the three files of a folder.
    static ColmapModel read(Path folder) throws DatasetException {
        return new ColmapModel(
                cameras(folder.resolve("cameras.bin")),
                images(folder.resolve("images.bin")),
                points(folder.resolve("points3D.bin")));
    }

    private static Map<Long, Intrinsics> cameras(Path file) throws DatasetException {
        var cameras = new HashMap<Long, Intrinsics>();
        try (var in = BinaryFile.open(file)) {
            long count = in.readCount(CAMERA_BYTES, "cameras");
            for (long i = 0; i < count; i++) {
                long id = Integer.toUnsignedLong(in.readInt());
                int number = in.readInt();
                var model =
                        CameraModel.of(number).orElseThrow(() -> in.problem(CameraModel.unknown("model " + number)));
                int width = size(in, "width");
                int height = size(in, "height");
                var parameters = new double[model.parameters()];
                for (int p = 0; p < parameters.length; p++) {
                    parameters[p] = in.readDouble("parameter of camera " + id);
                }
                cameras.put(id, check(in, "camera " + id, () -> model.lens(width, height, parameters)));
            }
        }
        return cameras;
    }

    private static int size(BinaryFile in, String what) throws DatasetException {
        long value = in.readLong();
        if (value < 1 || value > 1_000_000) {
            throw in.problem(
                    "expected an image " + what + " of 1 to 1000000 px, found " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    private static List<ColmapModel.PosedImage> images(Path file) throws DatasetException {
        var images = new ArrayList<ColmapModel.PosedImage>();
        try (var in = BinaryFile.open(file)) {
            long count = in.readCount(IMAGE_BYTES, "images");
            for (long i = 0; i < count; i++) {
                long id = Integer.toUnsignedLong(in.readInt());
                var numbers = new double[POSE_NUMBERS];
                for (int n = 0; n < POSE_NUMBERS; n++) {
                    numbers[n] = in.readDouble("pose of image " + id);
                }
                long camera = Integer.toUnsignedLong(in.readInt());
                var name = in.readText("image name");
                in.skip(OBSERVATION_BYTES * in.readCount(OBSERVATION_BYTES, "observed points"));
                images.add(new ColmapModel.PosedImage(
                        id, name, camera, check(in, "image " + id, () -> Quaternions.pose(numbers))));
            }
        }
        return images;
    }

    private static Optional<PointCloud> points(Path file) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = BinaryFile.open(file)) {
            long count = in.readCount(POINT_BYTES, "points");
            if (count == 0) {
                return Optional.empty();
            }
            long stride = Math.max(1, Math.ceilDiv(count, MOST_POINTS));
            int kept = (int) Math.ceilDiv(count, stride);
            var positions = new double[3 * kept];
            var colors = new byte[3 * kept];
            for (long i = 0; i < count; i++) {
                in.readLong(); // id
                boolean keep = i % stride == 0;
                int at = 3 * (int) (i / stride);
                for (int axis = 0; axis < 3; axis++) {
                    double value = in.readDouble("coordinate of a point");
                    if (keep) {
                        positions[at + axis] = value;
                    }
                }
                for (int channel = 0; channel < 3; channel++) {
                    int value = in.readByte();
                    if (keep) {
                        colors[at + channel] = (byte) value;
                    }
                }
                in.skip(Double.BYTES); // reprojection error
                in.skip(TRACK_BYTES * in.readCount(TRACK_BYTES, "observations of a point"));
            }
            return Optional.of(new PointCloud(positions, colors));
        }
    }

    private static <T> T check(BinaryFile in, String what, Supplier<T> build) throws DatasetException {
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw in.problem(
                    what + ": " + DatasetException.reason(e) + "; the file is damaged, restore it from its source");
        }
    }
}
