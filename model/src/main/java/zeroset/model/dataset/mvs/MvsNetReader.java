package zeroset.model.dataset.mvs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.TextFile;
import zeroset.model.dataset.files.TextLine;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;
import zeroset.model.dataset.frame.Skew;
import zeroset.model.dataset.image.ImageHeader;

/// MVSNet and BlendedMVS: `NAME_cam.txt` for each image, with `extrinsic` and a 4x4 world-to-camera matrix, then
/// `intrinsic` and a 3x3 matrix, then a range of depths, which is not used.
///
/// Pixel centres are at whole numbers there, so half a pixel is added to the principal point. Cameras of
/// MVSNet's training set are stated for pictures a quarter as large: where the principal point lies at a half,
/// a quarter or an eighth of where the middle is, the lens is scaled.
public final class MvsNetReader implements DatasetReader {

    private static final String ENDING = "_cam.txt";
    private static final List<String> FOLDERS = List.of("", "cams", "cams_1", "cameras");
    private static final double HALF_PIXEL = 0.5;

    @Override
    public String formatName() {
        return "MVSNet / BlendedMVS cams";
    }

    @Override
    public String looksFor() {
        return "cams/NAME" + ENDING;
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return folder(location)
                .map(folder ->
                        new Recognition(formatName(), folder, folder.getFileName() + " holds files NAME" + ENDING));
    }

    /// The folder of the cameras.
    private static Optional<Path> folder(Path location) {
        if (Files.isDirectory(location)) {
            return FOLDERS.stream()
                    .map(name -> name.isEmpty() ? location : location.resolve(name))
                    .filter(Files::isDirectory)
                    .filter(folder -> !new DatasetFolder(folder).files(ENDING).isEmpty())
                    .findFirst();
        }
        return String.valueOf(location.getFileName()).endsWith(ENDING) && Files.isRegularFile(location)
                ? Optional.of(DatasetFolder.of(location).root())
                : Optional.empty();
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var cams = folder(location).orElseThrow(() -> new DatasetException(location + ": holds no NAME" + ENDING));
        var parent = cams.toAbsolutePath().getParent();
        boolean inner = FOLDERS.contains(String.valueOf(cams.getFileName()));
        var folder = new DatasetFolder(inner && parent != null ? parent : cams);
        var frames = new FrameCollector(location, cams, folder, CoverageKind.OBJECT_MASK);
        var scaled = new ArrayList<String>();
        for (var file : new DatasetFolder(cams).files(ENDING)) {
            var name = String.valueOf(file.getFileName());
            var lines = TextFile.lines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            var extrinsic = matrix(file, lines, "extrinsic", 4, 4);
            var intrinsic = matrix(file, lines, "intrinsic", 3, 3);
            var first = lines.getFirst();
            frames.add(
                    name,
                    name.substring(0, name.length() - ENDING.length()),
                    image -> lens(first, intrinsic, image, scaled),
                    first.check(() -> CameraAxes.OPENCV.fromWorldToCamera(extrinsic)));
        }
        if (!scaled.isEmpty()) {
            frames.note("The cameras are stated for pictures " + scaled.getFirst()
                    + " times smaller than the images; the lenses are scaled.");
        }
        return frames.dataset(formatName(), Optional.empty(), Optional.empty());
    }

    private static double[][] matrix(Path file, List<TextLine> lines, String title, int rows, int columns)
            throws DatasetException {
        Predicate<TextLine> isTitle = line -> line.text().equalsIgnoreCase(title);
        int at = 0;
        while (at < lines.size() && !isTitle.test(lines.get(at))) {
            at++;
        }
        if (at + rows >= lines.size()) {
            throw new DatasetException(file + ": expected the word \"" + title + "\" and " + rows
                    + " rows below it; the file may be truncated, restore it from its source");
        }
        var matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = lines.get(at + 1 + row).numbers(columns, "a row of the " + title + " matrix");
        }
        return matrix;
    }

    private static Intrinsics lens(TextLine place, double[][] k, ImageHeader image, List<String> scaled)
            throws DatasetException {
        int factor = factor(k, image);
        if (Skew.isVisible(factor * k[0][1], factor * k[1][1], image.height())) {
            throw place.problem(Skew.refusal(k[0][1]));
        }
        if (factor > 1) {
            scaled.add(Integer.toString(factor));
        }
        return place.check(() -> Intrinsics.pinhole(
                image.width(),
                image.height(),
                factor * k[0][0],
                factor * k[1][1],
                factor * k[0][2] + HALF_PIXEL,
                factor * k[1][2] + HALF_PIXEL));
    }

    /// How many times smaller the pictures are that the matrix is meant for: 1, 2, 4 or 8.
    private static int factor(double[][] k, ImageHeader image) {
        double ratioX = 0.5 * image.width() / k[0][2];
        double ratioY = 0.5 * image.height() / k[1][2];
        for (int factor = 8; factor > 1; factor /= 2) {
            // A principal point is within a quarter of the middle; factors are twice apart.
            if (Math.abs(ratioX / factor - 1) < 0.25 && Math.abs(ratioY / factor - 1) < 0.25) {
                return factor;
            }
        }
        return 1;
    }
}
