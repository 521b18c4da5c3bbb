package zeroset.model.dataset.polycam;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.JsonFile;
import zeroset.model.dataset.files.JsonPlace;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameCollector;

/// Polycam's raw data: `keyframes/corrected_cameras/STAMP.json` (else `cameras/`) with `t_00` to `t_23`
/// camera-to-world, OpenGL's axes, metres, y up; the lens per frame in pixels with centres at +0.5; the
/// photographs in `corrected_images/` (else `images/`) under the same names.
public final class PolycamReader implements DatasetReader {

    private static final List<String> CAMERAS = List.of("corrected_cameras", "cameras");

    @Override
    public String formatName() {
        return "Polycam raw data";
    }

    @Override
    public String looksFor() {
        return "keyframes/corrected_cameras/ or keyframes/cameras/";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return cameras(location)
                .map(folder -> new Recognition(
                        formatName(), folder, folder.getFileName() + "/ lies beside the images of keyframes"));
    }

    private static Optional<Path> cameras(Path location) {
        if (!Files.isDirectory(location)) {
            var parent = location.toAbsolutePath().getParent();
            return parent != null
                            && CAMERAS.contains(String.valueOf(parent.getFileName()))
                            && String.valueOf(location.getFileName()).endsWith(".json")
                            && images(parent).isPresent()
                    ? Optional.of(parent)
                    : Optional.empty();
        }
        return List.of(location.resolve("keyframes"), location).stream()
                .flatMap(folder -> CAMERAS.stream().map(folder::resolve))
                .filter(folder -> !new DatasetFolder(folder).files(".json").isEmpty())
                .filter(folder -> images(folder).isPresent())
                .findFirst();
    }

    /// The folder of images that belongs to a folder of cameras.
    private static Optional<Path> images(Path cameras) {
        var name = String.valueOf(cameras.getFileName()).replace("cameras", "images");
        return Optional.of(cameras.resolveSibling(name)).filter(Files::isDirectory);
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var cameras = cameras(location).orElseThrow(() -> new DatasetException(location + ": holds no keyframes"));
        var images = images(cameras).orElseThrow(() -> new DatasetException(cameras + ": has no images beside it"));
        var keyframes =
                DatasetFolder.of(cameras.toAbsolutePath().normalize()).root().getParent();
        var folder = new DatasetFolder(keyframes == null ? cameras : keyframes);
        var frames = new FrameCollector(location, cameras, folder, CoverageKind.VALID_MASK);
        for (var file : new DatasetFolder(cameras).files(".json")) {
            var camera = JsonFile.read(file);
            var stem = DatasetFolder.stem(String.valueOf(file.getFileName()));
            var lens = lens(camera);
            var rows = rows(camera);
            frames.add(
                    String.valueOf(file.getFileName()),
                    images.getFileName() + "/" + stem,
                    _ -> lens,
                    camera.check(() -> CameraAxes.OPENGL.fromCameraToWorld(rows)));
        }
        return frames.dataset(formatName(), Optional.empty(), Optional.empty());
    }

    private static Intrinsics lens(JsonPlace camera) throws DatasetException {
        int width = camera.get("width").pixels();
        int height = camera.get("height").pixels();
        double fx = camera.get("fx").positive("px");
        double fy = camera.get("fy").positive("px");
        double cx = camera.get("cx").number();
        double cy = camera.get("cy").number();
        return camera.check(() -> Intrinsics.pinhole(width, height, fx, fy, cx, cy));
    }

    private static double[][] rows(JsonPlace camera) throws DatasetException {
        var rows = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                rows[row][column] = camera.get("t_" + row + column).number();
            }
        }
        return rows;
    }
}
