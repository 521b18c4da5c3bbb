package zeroset.model.dataset.mvs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.FormatFile;
import zeroset.model.dataset.files.TextFile;
import zeroset.model.dataset.files.TextLine;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;

/// Tanks and Temples, Redwood: a `.log` file with five lines per image, three whole numbers and a
/// camera-to-world matrix with OpenCV's axes. The first number counts the images, sorted by name; a second of
/// -1 marks one without pose.
///
/// The log says nothing of the lens: a file `intrinsics.txt` beside it does, in one line `width height fx fy
/// cx cy`, in pixels with centres at +0.5.
public final class TrajectoryLogReader implements DatasetReader {

    private static final List<String> LENS_FILES = List.of("intrinsics.txt", "intrinsic.txt", "camera.txt", "K.txt");
    private static final FormatFile FILE = FormatFile.ending(".log", TrajectoryLogReader::isTrajectory);
    private static final int LINES = 5;

    @Override
    public String formatName() {
        return "Tanks and Temples / Redwood .log";
    }

    @Override
    public String looksFor() {
        return "a .log file of camera poses";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location)
                .map(file -> new Recognition(
                        formatName(), file, file.getFileName() + " holds three numbers and a matrix per image"));
    }

    /// Other programs write logs too: the first lines decide.
    private static boolean isTrajectory(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            var first = lines.limit(2).map(String::strip).toList();
            return first.size() == 2
                    && first.get(0).matches("\\d+\\s+-?\\d+\\s+-?\\d+")
                    && first.get(1).split("\\s+").length == 4;
        } catch (IOException | UncheckedIOException e) {
            return false; // unreadable files are recognised as nothing; the caller says what it looked for
        }
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = FILE.at(location).orElseThrow(() -> new DatasetException(location + ": holds no trajectory"));
        var folder = DatasetFolder.of(file);
        var lens = lens(file, folder);
        var lines =
                TextFile.lines(file).stream().filter(line -> !line.isBlank()).toList();
        if (lines.size() % LINES != 0) {
            throw new DatasetException(file + ": expected " + LINES + " lines per image, found " + lines.size()
                    + " lines; the file may be truncated, restore it from its source");
        }
        var frames = new FrameCollector(location, file, folder, CoverageKind.VALID_MASK);
        var images = frames.images();
        for (int i = 0; i < lines.size(); i += LINES) {
            var head = lines.get(i).numbers(3, "three whole numbers");
            if (head[1] < 0) {
                continue;
            }
            int index = (int) head[0];
            if (index < 0 || index >= images.size()) {
                throw lines.get(i)
                        .problem("expected the number of one of " + images.size() + " images below " + folder.root()
                                + ", found " + TextLine.shown(lines.get(i).text())
                                + "; images belong to poses by their order: restore the missing ones");
            }
            var matrix = new double[LINES - 1][];
            for (int row = 0; row < matrix.length; row++) {
                matrix[row] = lines.get(i + 1 + row).numbers(4, "a row of a 4x4 matrix");
            }
            var image = images.get(index);
            frames.add(
                    "line " + lines.get(i).number(),
                    folder.nameOf(image),
                    image,
                    _ -> lens,
                    lines.get(i + 1).check(() -> CameraAxes.OPENCV.fromCameraToWorld(matrix)));
        }
        return frames.dataset(formatName(), Optional.empty(), Optional.empty());
    }

    private static Intrinsics lens(Path file, DatasetFolder folder) throws DatasetException {
        var lensFile = LENS_FILES.stream()
                .map(name -> folder.root().resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new DatasetException(file + ": expected the lens in a file "
                        + LENS_FILES.getFirst() + " beside it, found none; this format states poses only: write"
                        + " \"width height fx fy cx cy\" in pixels there"));
        var lines = TextFile.statements(lensFile, "#");
        if (lines.size() != 1) {
            throw new DatasetException(
                    lensFile + ": expected one line \"width height fx fy cx cy\", found " + lines.size() + " lines");
        }
        var line = lines.getFirst();
        var words = line.words(6, "width height fx fy cx cy");
        int width = line.count(words.get(0), "a width");
        int height = line.count(words.get(1), "a height");
        var n = line.numbers(words, 2, 4);
        return line.check(() -> Intrinsics.pinhole(width, height, n[0], n[1], n[2], n[3]));
    }
}
