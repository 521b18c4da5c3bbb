package zeroset.model.dataset.sfm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
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

/// Bundler v0.3: `bundle.out` with, per camera, `f k1 k2`, three rows of R and t, where `P = R·X + t`; the
/// images in the order of a list file.
///
/// Cameras look along -z with y up, the origin of the picture is its middle, y up as well. A focal length of 0
/// marks a picture that was not registered.
public final class BundlerReader implements DatasetReader {

    private static final FormatFile FILE =
            FormatFile.named(List.of("bundle.out", "bundle.rd.out", "bundle/bundle.out"), "bundle.*\\.out");
    private static final List<String> LISTS = List.of(
            "list.txt", "bundle.list.txt", "bundle.rd.list.txt", "image_list.txt", "imglist.txt", "list_tmp.txt");
    private static final String FIRST_LINE = "# Bundle file";
    private static final int CAMERA_LINES = 5;

    @Override
    public String formatName() {
        return "Bundler";
    }

    @Override
    public String looksFor() {
        return "bundle.out (with list.txt)";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return FILE.at(location).flatMap(file -> Recognition.ofFile(formatName(), file));
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = FILE.at(location).orElseThrow(() -> new DatasetException(location + ": holds no bundle.out"));
        var folder = Files.isDirectory(location) ? new DatasetFolder(location) : rootOf(file);
        var names = imageNames(file, folder);
        var lines = TextFile.lines(file);
        if (lines.isEmpty() || !lines.getFirst().text().startsWith(FIRST_LINE)) {
            throw new DatasetException(file + ": line 1: expected \"" + FIRST_LINE + " v0.3\", found "
                    + (lines.isEmpty()
                            ? "an empty file"
                            : TextLine.shown(lines.getFirst().text())));
        }
        var content = lines.stream()
                .filter(line -> !line.isBlank() && !line.text().startsWith("#"))
                .toList();
        if (content.isEmpty()) {
            throw new DatasetException(file + ": expected the numbers of cameras and points, found the end");
        }
        var counts = content.getFirst().words(2, "the numbers of cameras and points");
        long cameras = content.getFirst().integer(counts.get(0), "number of cameras");
        long points = content.getFirst().integer(counts.get(1), "number of points");
        long left = content.size() - 1L;
        boolean believable = cameras >= 0 && points >= 0 && cameras <= left && points <= left; // no product overflows
        if (!believable || left < CAMERA_LINES * cameras + 3 * points) {
            throw content.getFirst()
                    .problem(
                            "expected " + CAMERA_LINES + " lines for each of " + cameras + " cameras and 3 for each of "
                                    + points + " points, found " + left
                                    + " lines; the file may be truncated, restore it from its source");
        }
        if (names.size() < cameras) {
            throw new DatasetException(file + ": expected a list of " + cameras + " images beside it, found "
                    + names.size() + "; put the list that Bundler was given there as list.txt");
        }
        var frames = new FrameCollector(location, file, folder, CoverageKind.VALID_MASK);
        int unregistered = 0;
        for (int i = 0; i < cameras; i++) {
            if (!addCamera(frames, content.subList(1 + CAMERA_LINES * i, 1 + CAMERA_LINES * (i + 1)), names.get(i))) {
                unregistered++;
            }
        }
        if (unregistered > 0) {
            frames.note(unregistered + " of " + cameras + " photographs were not registered and are left out.");
        }
        var cloud = content.subList((int) (1 + CAMERA_LINES * cameras), content.size());
        return frames.dataset(formatName(), points(cloud, (int) points), Optional.empty());
    }

    private static DatasetFolder rootOf(Path file) {
        var parent = DatasetFolder.of(file).root();
        var above = parent.toAbsolutePath().getParent();
        return String.valueOf(parent.getFileName()).equals("bundle") && above != null
                ? new DatasetFolder(above)
                : new DatasetFolder(parent);
    }

    private static List<String> imageNames(Path file, DatasetFolder folder) throws DatasetException {
        var list = Stream.of(file.toAbsolutePath().getParent(), folder.root())
                .filter(place -> place != null)
                .flatMap(place -> LISTS.stream().map(place::resolve))
                .filter(Files::isRegularFile)
                .findFirst();
        if (list.isEmpty()) {
            return List.of();
        }
        return TextFile.lines(list.get()).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.text().replaceFirst("\\s+\\d+\\s+[\\d.eE+-]+$", "")) // "image.jpg 0 1234.5"
                .toList();
    }

    private static boolean addCamera(FrameCollector frames, List<TextLine> lines, String name) throws DatasetException {
        var first = lines.getFirst();
        var lens = first.numbers(3, "f k1 k2");
        if (lens[0] == 0) {
            return false;
        }
        var rotation = new Matrix3d();
        for (int row = 0; row < 3; row++) {
            var r = lines.get(1 + row).numbers(3, "a row of R");
            for (int column = 0; column < 3; column++) {
                rotation.set(column, row, r[column]);
            }
        }
        var t = lines.get(4).numbers(3, "t");
        var pose = lines.get(1).check(() -> CameraAxes.OPENGL.fromWorldToCamera(rotation, new Vector3d(t)));
        var distortion =
                lens[1] == 0 && lens[2] == 0 ? Distortion.NONE : new BrownConrady(lens[1], lens[2], 0, 0, 0, 0);
        frames.add(
                "line " + first.number(),
                name,
                image -> first.check(() -> new Intrinsics(
                        image.width(),
                        image.height(),
                        lens[0],
                        lens[0],
                        0.5 * image.width(),
                        0.5 * image.height(),
                        distortion)),
                pose);
        return true;
    }

    private static Optional<PointCloud> points(List<TextLine> lines, int count) throws DatasetException {
        if (count == 0) {
            return Optional.empty();
        }
        var positions = new double[3 * count];
        var colors = new byte[3 * count];
        for (int i = 0; i < count; i++) {
            var position = lines.get(3 * i).numbers(3, "a point's position");
            var color = lines.get(3 * i + 1).numbers(3, "a point's colour");
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = position[axis];
                colors[3 * i + axis] = (byte) Math.clamp(color[axis], 0, 255);
            }
        }
        return Optional.of(new PointCloud(positions, colors));
    }
}
