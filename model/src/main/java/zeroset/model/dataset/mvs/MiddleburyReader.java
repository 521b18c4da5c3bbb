package zeroset.model.dataset.mvs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.frame.FrameImages;
import zeroset.model.dataset.frame.PosedFrame;
import zeroset.model.dataset.image.ImageDecoder;
import zeroset.model.dataset.image.ImageHeader;

/// Middlebury multi-view stereo: `NAME_par.txt` with a count and, per line,
/// `image k11 .. k33 r11 .. r33 t1 t2 t3` where `P = K[R|t]`.
///
/// Pixel centres are at whole numbers there (the same cameras in IDR form say so too), so half a pixel is
/// added to the principal point. Images lie beside the file or in `image/` or `images/`.
public final class MiddleburyReader implements DatasetReader {

    private static final String ENDING = "_par.txt";
    private static final int NUMBERS = 21;
    private static final long MAX_BYTES = 64L << 20;
    private static final double HALF_PIXEL = 0.5;
    private static final List<String> IMAGE_FOLDERS = List.of("", "image/", "images/");

    @Override
    public String formatName() {
        return "Middlebury " + ENDING;
    }

    @Override
    public String looksFor() {
        return "NAME" + ENDING;
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        if (Files.isDirectory(location)) {
            return new DatasetFolder(location)
                    .files(ENDING).stream().findFirst().flatMap(file -> Recognition.ofFile(formatName(), file));
        }
        return String.valueOf(location.getFileName()).endsWith(ENDING)
                ? Recognition.ofFile(formatName(), location)
                : Optional.empty();
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var folder = DatasetFolder.of(location);
        var file = file(location, folder);
        var lines = lines(file);
        int count = count(file, lines);
        if (lines.size() - 1 != count) {
            throw new DatasetException(file + ": line 1: expected " + count + " cameras to follow, found "
                    + (lines.size() - 1) + "; the file may be truncated, restore it from its source");
        }
        var images = images(folder, file, lines);
        var frames = new ArrayList<PosedFrame>();
        for (int i = 0; i < count; i++) {
            var header = ImageDecoder.header(images.get(i));
            frames.add(new PosedFrame(
                    images.get(i),
                    header.hasAlpha(),
                    null,
                    camera(file + ": line " + (i + 2), lines.get(i + 1), header),
                    Split.TRAIN));
        }
        var notes = new ArrayList<String>();
        var views = FrameImages.views(folder, frames, CoverageKind.OBJECT_MASK, notes);
        return new SceneDataset(
                location, formatName(), views, FrameImages.kindOf(views), Optional.empty(), Optional.empty(), notes);
    }

    private static Path file(Path location, DatasetFolder folder) throws DatasetException {
        if (!Files.isDirectory(location)) {
            return location;
        }
        var files = folder.files(ENDING);
        if (files.size() != 1) {
            throw new DatasetException(location + ": expected one file NAME" + ENDING + ", found "
                    + files.stream().map(Path::getFileName).toList() + "; open the one you mean");
        }
        return files.getFirst();
    }

    private static List<String> lines(Path file) throws DatasetException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DatasetException(file + ": expected at most " + (MAX_BYTES >> 20) + " MB of cameras, found "
                        + (Files.size(file) >> 20) + " MB");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    private static int count(Path file, List<String> lines) throws DatasetException {
        var first = lines.isEmpty() ? "an empty file" : lines.getFirst();
        try {
            int count = Integer.parseInt(first);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new DatasetException(file + ": line 1: expected the number of cameras, found " + shown(first), e);
        }
        throw new DatasetException(file + ": line 1: expected at least one camera, found " + first);
    }

    private static List<Path> images(DatasetFolder folder, Path file, List<String> lines) throws DatasetException {
        var images = new ArrayList<Path>();
        Optional<String> firstMissing = Optional.empty();
        for (int i = 1; i < lines.size(); i++) {
            var name = lines.get(i).split("\\s+")[0];
            var image = image(folder, file + ": line " + (i + 1), name);
            if (image.isPresent()) {
                images.add(image.get());
            } else if (firstMissing.isEmpty()) {
                firstMissing = Optional.of(": line " + (i + 1) + ": image \"" + shown(name) + "\" does not exist");
            }
        }
        if (firstMissing.isPresent()) {
            throw new DatasetException(file + firstMissing.get() + " (" + images.size() + " of " + (lines.size() - 1)
                    + " images found); restore it or remove its line");
        }
        return images;
    }

    private static Optional<Path> image(DatasetFolder folder, String place, String name) throws DatasetException {
        try {
            for (var subfolder : IMAGE_FOLDERS) {
                var path = folder.resolve(subfolder + name);
                if (Files.isRegularFile(path)) {
                    return Optional.of(path);
                }
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            throw new DatasetException(place + ": " + DatasetException.reason(e), e);
        }
    }

    private static Camera camera(String place, String line, ImageHeader image) throws DatasetException {
        var n = numbers(place, line);
        if (n[1] != 0 || n[3] != 0 || n[6] != 0 || n[7] != 0 || n[8] != 1) {
            throw new DatasetException(
                    place + ": expected K = [fx 0 cx; 0 fy cy; 0 0 1], found " + Arrays.toString(Arrays.copyOf(n, 9)));
        }
        try {
            var lens =
                    Intrinsics.pinhole(image.width(), image.height(), n[0], n[4], n[2] + HALF_PIXEL, n[5] + HALF_PIXEL);
            // The file holds R row by row, world to camera; JOML takes columns, so this is its transpose: camera to
            // world.
            var cameraToWorld = new Matrix3d(n[9], n[10], n[11], n[12], n[13], n[14], n[15], n[16], n[17]);
            var center =
                    cameraToWorld.transform(new Vector3d(n[18], n[19], n[20])).negate();
            return new Camera(lens, new Pose(cameraToWorld, center));
        } catch (IllegalArgumentException e) {
            throw new DatasetException(
                    place + ": " + DatasetException.reason(e) + "; recompute the camera or remove the view", e);
        }
    }

    private static double[] numbers(String place, String line) throws DatasetException {
        var words = line.split("\\s+");
        if (words.length != NUMBERS + 1) {
            throw new DatasetException(place + ": expected an image name and " + NUMBERS + " numbers, found "
                    + (words.length - 1) + " after the name; the file may be truncated, restore it from its source");
        }
        var numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i + 1]);
            } catch (NumberFormatException e) {
                throw new DatasetException(
                        place + ": expected a number in column " + (i + 2) + ", found " + shown(words[i + 1]), e);
            }
            if (!Double.isFinite(numbers[i])) {
                throw new DatasetException(
                        place + ": expected a finite number in column " + (i + 2) + ", found " + words[i + 1]);
            }
        }
        return numbers;
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
