package zeroset.model.dataset.transforms;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.JsonFile;
import zeroset.model.dataset.files.JsonPlace;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.MaskFile;
import zeroset.model.dataset.frame.PosedFrame;
import zeroset.model.dataset.image.ImageDecoder;
import zeroset.model.dataset.image.Orientation;
import zeroset.model.geometry.Sphere;

/// One file of the transforms.json family: a lens, and frames with an image and a camera-to-world matrix each.
///
/// Matrices have OpenGL's camera axes (x right, y up, z backward); the y and z columns are turned here. Pixel
/// centres are at +0.5, which is the convention of this program. World axes are kept, except that
/// `applied_transform` and `applied_scale` are undone.
final class TransformsFile {

    private final DatasetFolder folder;
    private final JsonPlace top;
    private final SourceFrame sourceFrame;

    private TransformsFile(DatasetFolder folder, JsonPlace top, SourceFrame sourceFrame) {
        this.folder = folder;
        this.top = top;
        this.sourceFrame = sourceFrame;
    }

    /// Parses a file.
    ///
    /// @throws DatasetException when it is missing or malformed
    static TransformsFile read(Path file) throws DatasetException {
        var top = JsonFile.read(file);
        return new TransformsFile(DatasetFolder.of(file), top, SourceFrame.of(top));
    }

    /// The folder that paths in the file are relative to.
    DatasetFolder folder() {
        return folder;
    }

    /// The outermost object, for keys that only some dialects have.
    JsonPlace top() {
        return top;
    }

    /// The undoing of `applied_transform`.
    SourceFrame sourceFrame() {
        return sourceFrame;
    }

    /// All frames, in file order.
    ///
    /// @param split what they are used for
    /// @throws DatasetException naming the frame and the key that cannot be used
    List<PosedFrame> frames(Split split) throws DatasetException {
        var places = top.get("frames").elements();
        if (places.isEmpty()) {
            throw top.get("frames").expected("at least one frame");
        }
        var images = findImages(places);
        var frames = new ArrayList<PosedFrame>();
        for (int i = 0; i < places.size(); i++) {
            frames.add(frame(places.get(i), images.get(i), split));
        }
        return frames;
    }

    /// Neuralangelo's `sphere_center` and `sphere_radius`, in the source frame.
    Optional<Sphere> region() throws DatasetException {
        var center = top.find("sphere_center");
        var radius = top.find("sphere_radius");
        if (center.isEmpty() || radius.isEmpty()) {
            return Optional.empty();
        }
        var written = center.get().vector(3);
        var world = sourceFrame.point(new Vector3d(written), new Vector3d());
        return Optional.of(Sphere.of(world, radius.get().positive("(sphere radius)") * sourceFrame.lengthFactor()));
    }

    private List<Path> findImages(List<JsonPlace> places) throws DatasetException {
        var images = new ArrayList<Path>();
        Optional<JsonPlace> firstMissing = Optional.empty();
        int found = 0;
        for (var place : places) {
            var written = place.get("file_path");
            var image = DatasetFolder.withImageEnding(folder.resolve(written));
            images.add(image);
            if (Files.isRegularFile(image)) {
                found++;
            } else if (firstMissing.isEmpty()) {
                firstMissing = Optional.of(written);
            }
        }
        if (firstMissing.isPresent()) {
            var missing = firstMissing.get();
            throw new DatasetException(top.file() + ": " + missing + " \"" + missing.text() + "\" does not exist ("
                    + found + " of " + places.size()
                    + " images found); restore the image or remove the frame from the file");
        }
        return images;
    }

    private PosedFrame frame(JsonPlace place, Path image, Split split) throws DatasetException {
        var header = ImageDecoder.header(image);
        var reader = new TransformsLens(top, place);
        boolean upright = reader.isTurned(header) && Orientation.of(image).swapsSides();
        var lens = reader.read(upright ? header.turned() : header, image);
        return new PosedFrame(
                image, header.hasAlpha(), mask(place, image), new Camera(lens, pose(place)), split, upright);
    }

    /// instant-ngp's scenes have OpenGL's axes, but for those of two other programs, which say so.
    private CameraAxes axes() {
        if (top.find("from_na").filter(JsonPlace::isOn).isPresent()) {
            return CameraAxes.OPENCV;
        }
        return top.find("from_mitsuba").filter(JsonPlace::isOn).isPresent() ? CameraAxes.MITSUBA : CameraAxes.OPENGL;
    }

    private Pose pose(JsonPlace frame) throws DatasetException {
        var place = frame.get("transform_matrix");
        int rowCount = place.size() == 3 ? 3 : 4;
        var rows = place.matrix(rowCount, 4);
        if (rowCount == 4 && (rows[3][0] != 0 || rows[3][1] != 0 || rows[3][2] != 0 || rows[3][3] != 1)) {
            throw new DatasetException(place.file() + ": " + place + "[3]: expected the row 0 0 0 1, found "
                    + rows[3][0] + " " + rows[3][1] + " " + rows[3][2] + " " + rows[3][3]
                    + "; the matrix must be a rigid camera-to-world transform");
        }
        return place.check(() -> sourceFrame.pose(axes().fromCameraToWorld(rows)));
    }

    /// nerfstudio's `mask_path` (black = ignore), else instant-ngp's `dynamic_mask_NAME.png` beside the image
    /// (white = ignore).
    private @Nullable MaskFile mask(JsonPlace frame, Path image) throws DatasetException {
        var written = frame.find("mask_path");
        if (written.isPresent()) {
            var mask = folder.resolve(written.get());
            if (!Files.isRegularFile(mask)) {
                throw written.get()
                        .problem("the mask \"" + written.get().text() + "\" does not exist"
                                + "; restore it or remove mask_path from every frame");
            }
            return new MaskFile(mask, false);
        }
        var name = String.valueOf(image.getFileName());
        var dynamic = image.resolveSibling("dynamic_mask_" + name.replaceFirst("\\.[^.]*$", "") + ".png");
        return Files.isRegularFile(dynamic) ? new MaskFile(dynamic, true) : null;
    }
}
