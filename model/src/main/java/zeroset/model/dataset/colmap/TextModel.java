package zeroset.model.dataset.colmap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.TextFile;
import zeroset.model.dataset.files.TextLine;

/// Reads `cameras.txt`, `images.txt` and `points3D.txt`.
final class TextModel {

    private static final int NAME_COLUMN = 9;
    private static final int MOST_POINTS = 2_000_000;

    private TextModel() {}

    /// Reads the three files of a folder.
    static ColmapModel read(Path folder) throws DatasetException {
        return new ColmapModel(
                cameras(folder.resolve("cameras.txt")),
                images(folder.resolve("images.txt")),
                points(folder.resolve("points3D.txt")));
    }

    private static Map<Long, Intrinsics> cameras(Path file) throws DatasetException {
        var cameras = new HashMap<Long, Intrinsics>();
        for (var line : TextFile.statements(file, "#")) {
            var words = line.words(5, "CAMERA_ID MODEL WIDTH HEIGHT PARAMS");
            var model = CameraModel.of(words.get(1)).orElseThrow(() -> line.problem(CameraModel.unknown(words.get(1))));
            int width = line.count(words.get(2), "a width");
            int height = line.count(words.get(3), "a height");
            if (words.size() != 4 + model.parameters()) {
                throw line.problem(
                        "expected " + model.parameters() + " parameters of " + model + ", found " + (words.size() - 4));
            }
            var parameters = line.numbers(words, 4, model.parameters());
            cameras.put(
                    line.integer(words.get(0), "camera id"), line.check(() -> model.lens(width, height, parameters)));
        }
        return cameras;
    }

    private static List<ColmapModel.PosedImage> images(Path file) throws DatasetException {
        var images = new ArrayList<ColmapModel.PosedImage>();
        var lines = TextFile.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank() || line.text().startsWith("#")) {
                continue;
            }
            images.add(image(line));
            if (i + 1 < lines.size() && !namesImage(lines.get(i + 1))) {
                i++; // its observed points, none in a blank line
            }
        }
        return images;
    }

    private static ColmapModel.PosedImage image(TextLine line) throws DatasetException {
        var words = line.words(NAME_COLUMN + 1, "IMAGE_ID QW QX QY QZ TX TY TZ CAMERA_ID NAME");
        var numbers = line.numbers(words, 1, 7);
        var name = line.text().split("\\s+", NAME_COLUMN + 1)[NAME_COLUMN]; // names may hold spaces
        return new ColmapModel.PosedImage(
                line.integer(words.get(0), "image id"),
                name,
                line.integer(words.get(8), "camera id"),
                line.check(() -> Quaternions.pose(numbers)));
    }

    /// Whether a line is an image's, though one of observed points is due: some programs leave those out.
    private static boolean namesImage(TextLine line) {
        var words = line.words();
        return words.size() > NAME_COLUMN && !line.text().startsWith("#") && DatasetFolder.isImageName(words.getLast());
    }

    private static Optional<PointCloud> points(Path file) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var lines = TextFile.statements(file, "#");
        int stride = Math.max(1, Math.ceilDiv(lines.size(), MOST_POINTS));
        int kept = Math.ceilDiv(lines.size(), stride);
        if (kept == 0) {
            return Optional.empty();
        }
        var positions = new double[3 * kept];
        var colors = new byte[3 * kept];
        for (int i = 0; i < kept; i++) {
            var line = lines.get(i * stride);
            var words = line.words(7, "POINT3D_ID X Y Z R G B ERROR TRACK");
            var numbers = line.numbers(words, 1, 6);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = numbers[axis];
                colors[3 * i + axis] = (byte) Math.clamp(numbers[3 + axis], 0, 255);
            }
        }
        return Optional.of(new PointCloud(positions, colors));
    }
}
