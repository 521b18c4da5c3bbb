package zeroset.model.dataset.transforms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.JsonFile;
import zeroset.model.dataset.files.JsonPlace;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameImages;
import zeroset.model.dataset.frame.MaskFile;
import zeroset.model.dataset.frame.PosedFrame;
import zeroset.model.dataset.frame.Skew;
import zeroset.model.dataset.image.ImageDecoder;
import zeroset.model.geometry.Sphere;

/// SDFStudio: `meta_data.json` with `camtoworld` and `intrinsics`, 4x4 each, per frame; OpenCV's axes, pixel
/// centres at +0.5. The scene's box is the region of interest; depths, normals and pairs are not used. Poses
/// stay in the normalised frame that they are written in.
public final class SdfStudioReader implements DatasetReader {

    private static final String FILE = "meta_data.json";

    @Override
    public String formatName() {
        return "SDFStudio meta_data.json";
    }

    @Override
    public String looksFor() {
        return FILE;
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        if (Files.isDirectory(location)) {
            return Recognition.ofFile(formatName(), location.resolve(FILE));
        }
        return String.valueOf(location.getFileName()).equals(FILE)
                ? Recognition.ofFile(formatName(), location)
                : Optional.empty();
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var file = Files.isDirectory(location) ? location.resolve(FILE) : location;
        var folder = DatasetFolder.of(file);
        var top = JsonFile.read(file);
        var frames = new ArrayList<PosedFrame>();
        for (var frame : top.get("frames").elements()) {
            frames.add(frame(folder, frame));
        }
        List<String> notes = new ArrayList<>();
        var views = FrameImages.views(folder, frames, CoverageKind.OBJECT_MASK, notes);
        return new SceneDataset(
                location, formatName(), views, FrameImages.kindOf(views), region(top), Optional.empty(), notes);
    }

    private static PosedFrame frame(DatasetFolder folder, JsonPlace frame) throws DatasetException {
        var written = frame.get("rgb_path");
        var image = folder.resolve(written);
        if (!Files.isRegularFile(image)) {
            throw written.problem("\"" + written.text() + "\" does not exist; restore the image or remove the frame");
        }
        var header = ImageDecoder.header(image);
        var place = frame.get("intrinsics");
        var k = place.matrix(place.size(), place.size());
        if (k.length < 3) {
            throw place.expected("a 3x3 or 4x4 matrix");
        }
        var lens = place.check(
                () -> Intrinsics.pinhole(header.width(), header.height(), k[0][0], k[1][1], k[0][2], k[1][2]));
        if (Skew.isVisible(k[0][1], k[1][1], header.height())) {
            throw place.problem(Skew.refusal(k[0][1]));
        }
        var matrix = frame.get("camtoworld");
        var rows = matrix.matrix(4, 4);
        var pose = matrix.check(() -> CameraAxes.OPENCV.fromCameraToWorld(rows));
        return new PosedFrame(image, header.hasAlpha(), mask(folder, frame), new Camera(lens, pose), Split.TRAIN);
    }

    private static @Nullable MaskFile mask(DatasetFolder folder, JsonPlace frame) throws DatasetException {
        var written = frame.find("foreground_mask").or(() -> frame.find("foreground_mask_path"));
        if (written.isEmpty()) {
            return null;
        }
        var mask = folder.resolve(written.get());
        if (!Files.isRegularFile(mask)) {
            throw written.get().problem("the mask \"" + written.get().text() + "\" does not exist; restore it");
        }
        return new MaskFile(mask, false);
    }

    private static Optional<Sphere> region(JsonPlace top) throws DatasetException {
        var box = top.find("scene_box");
        if (box.isEmpty() || !box.get().has("aabb")) {
            return Optional.empty();
        }
        var corners = box.get().get("aabb").matrix(2, 3);
        var low = new Vector3d(corners[0]);
        var high = new Vector3d(corners[1]);
        double radius = 0.5 * Math.max(high.x - low.x, Math.max(high.y - low.y, high.z - low.z));
        if (!(radius > 0)) {
            throw box.get().get("aabb").expected("a box whose second corner is beyond its first");
        }
        return Optional.of(Sphere.of(low.add(high).mul(0.5), radius));
    }
}
