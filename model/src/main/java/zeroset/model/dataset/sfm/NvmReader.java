package zeroset.model.dataset.sfm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.MeasuredRadial;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.FormatFile;
import zeroset.model.dataset.files.TextFile;
import zeroset.model.dataset.files.TextLine;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;
import zeroset.model.dataset.image.ImageHeader;

/// VisualSFM: an `.nvm` file with, per camera, `name f qw qx qy qz cx cy cz r 0`, world-to-camera with
/// OpenCV's axes and the camera's centre; with `NVM_V3_R9T` a matrix and the translation instead. Models
/// follow each other, the largest first; it is read.
///
/// The principal point is the picture's middle, unless the first line states another for all: `FixedK fx cx
/// fy cy r`. The coefficient r straightens what was measured, see {@link MeasuredRadial}.
public final class NvmReader implements DatasetReader {

    private static final String SIGNATURE = "NVM_V3";
    private static final FormatFile FILE = FormatFile.ending(".nvm", NvmReader::hasSignature);

    @Override
    public String formatName() {
        return "VisualSFM NVM";
    }

    @Override
    public String looksFor() {
        return "an .nvm file";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location)
                .map(file -> new Recognition(formatName(), file, file.getFileName() + " begins with " + SIGNATURE));
    }

    private static boolean hasSignature(Path file) {
        try (var stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(SIGNATURE.length()), StandardCharsets.ISO_8859_1).equals(SIGNATURE);
        } catch (IOException e) {
            return false; // unreadable files are recognised as nothing; the caller says what it looked for
        }
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = FILE.at(location).orElseThrow(() -> new DatasetException(location + ": holds no .nvm file"));
        var lines = TextFile.statements(file, "#");
        var head = Head.of(lines.getFirst());
        var rest = lines.subList(1, lines.size());
        var cameras = counted(file, rest, 0, "cameras");
        var points = counted(file, rest, 1 + cameras.size(), "points");
        var frames = new FrameCollector(location, file, DatasetFolder.of(file), CoverageKind.VALID_MASK);
        for (var line : cameras) {
            add(frames, line, head);
        }
        var after = rest.subList(Math.min(rest.size(), 2 + cameras.size() + points.size()), rest.size());
        if (!after.isEmpty() && !after.getFirst().text().equals("0")) {
            frames.note("Of several separate models the first is read.");
        }
        return frames.dataset(formatName(), points(points), Optional.empty());
    }

    /// The first line.
    ///
    /// @param hasMatrices whether rotations are nine numbers
    /// @param fixed `[5]` fx, cx, fy, cy, r of all cameras, or empty
    private record Head(boolean hasMatrices, List<Double> fixed) {

        static Head of(TextLine line) throws DatasetException {
            var words = line.words();
            int start = words.indexOf("FixedK") + 1;
            var fixed = new ArrayList<Double>();
            if (start > 0) {
                for (double number : line.numbers(words, start, 5)) {
                    fixed.add(number);
                }
            }
            return new Head(words.getFirst().contains("R9T"), fixed);
        }

        /// Numbers behind a camera's name.
        int numbers() {
            return hasMatrices ? 15 : 10;
        }

        Intrinsics lens(ImageHeader image, double f, double r) {
            var distortion = r == 0 ? Distortion.NONE : new MeasuredRadial(r);
            return fixed.isEmpty()
                    ? new Intrinsics(
                            image.width(), image.height(), f, f, 0.5 * image.width(), 0.5 * image.height(), distortion)
                    : new Intrinsics(
                            image.width(),
                            image.height(),
                            f,
                            f * fixed.get(2) / fixed.get(0),
                            fixed.get(1),
                            fixed.get(3),
                            distortion);
        }
    }

    /// The lines behind a line that states their number.
    private static List<TextLine> counted(Path file, List<TextLine> lines, int at, String what)
            throws DatasetException {
        if (at >= lines.size()) {
            throw new DatasetException(file + ": expected the number of " + what + ", found the end; the file may be"
                    + " truncated, restore it from its source");
        }
        var line = lines.get(at);
        long count = line.integer(line.text(), "number of " + what);
        if (count < 0 || count > lines.size() - at - 1) {
            throw line.problem("expected lines of " + count + " " + what + ", found " + (lines.size() - at - 1)
                    + "; the file may be truncated, restore it from its source");
        }
        return lines.subList(at + 1, at + 1 + (int) count);
    }

    private static void add(FrameCollector frames, TextLine line, Head head) throws DatasetException {
        var words = line.words(head.numbers() + 1, "an image's name and " + head.numbers() + " numbers");
        var n = line.numbers(words, words.size() - head.numbers(), head.numbers());
        double r = n[n.length - 2];
        frames.add(
                "line " + line.number(),
                name(line, head.numbers()),
                image -> line.check(() -> head.lens(image, n[0], r)),
                pose(line, head, n));
    }

    /// What stands before the numbers; VisualSFM writes a quotation mark for a space.
    private static String name(TextLine line, int numbers) {
        var text = line.text();
        int end = text.length();
        for (int i = 0; i < numbers; i++) {
            while (!Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            while (Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
        }
        return text.substring(0, end).replace('"', ' ');
    }

    private static Pose pose(TextLine line, Head head, double[] n) throws DatasetException {
        if (head.hasMatrices()) {
            var rotation = new Matrix3d().set(Arrays.copyOfRange(n, 1, 10)).transpose();
            return line.check(() -> CameraAxes.OPENCV.fromWorldToCamera(rotation, new Vector3d(n[10], n[11], n[12])));
        }
        var quaternion = new Quaterniond(n[2], n[3], n[4], n[1]); // JOML puts w last
        if (!(quaternion.lengthSquared() > 0)) {
            throw line.problem("expected a rotation quaternion, found four zeros");
        }
        var rotation = new Matrix3d().set(quaternion.normalize());
        var center = new Vector3d(n[5], n[6], n[7]);
        return line.check(() -> CameraAxes.OPENCV.fromWorldToCamera(
                rotation, rotation.transform(center).negate()));
    }

    private static Optional<PointCloud> points(List<TextLine> lines) throws DatasetException {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var positions = new double[3 * lines.size()];
        var colors = new byte[3 * lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            var numbers = lines.get(i).numbers(lines.get(i).words(6, "X Y Z R G B"), 0, 6);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = numbers[axis];
                colors[3 * i + axis] = (byte) Math.clamp(numbers[3 + axis], 0, 255);
            }
        }
        return Optional.of(new PointCloud(positions, colors));
    }
}
