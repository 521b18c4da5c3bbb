package zeroset.model.dataset.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.image.ImageDecoder;
import zeroset.model.dataset.image.ImageHeader;
import zeroset.model.dataset.image.Orientation;
import zeroset.model.geometry.Sphere;

/// Gathers the frames of a data set while a reader goes through its cameras: finds image and mask of each,
/// fits the lens to the image, and leaves cameras without an image out as long as they are few.
public final class FrameCollector {

    /// More missing than this, and the images are those of something else.
    private static final double MOST_MISSING = 0.5;

    private final Path location;
    private final Path file;
    private final DatasetFolder folder;
    private final ImageIndex images;
    private final MaskIndex masks;
    private final CoverageKind maskKind;
    private final List<PosedFrame> frames = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<Path, String> taken = new HashMap<>();
    private int scaled;
    private int upright;

    /// @param location what the user opened
    /// @param file the file that holds the cameras, for messages
    /// @param folder images and masks are looked for below it
    /// @param maskKind what mask files mean in this format
    public FrameCollector(Path location, Path file, DatasetFolder folder, CoverageKind maskKind)
            throws DatasetException {
        this.location = location;
        this.file = file;
        this.folder = folder;
        this.maskKind = maskKind;
        images = ImageIndex.of(folder);
        masks = MaskIndex.of(folder);
    }

    /// The images that there are, for formats that name none.
    public List<Path> images() {
        return images.images();
    }

    /// Makes a lens for an image; most formats state the size themselves and ignore it.
    @FunctionalInterface
    public interface LensOf {
        /// @param image size of the picture
        Intrinsics lens(ImageHeader image) throws DatasetException;
    }

    /// Adds a camera.
    ///
    /// @param place where it stands in the file, for messages: `"image 12"`
    /// @param written the image's name or path as the file has it
    /// @param lens makes the lens, in pixels of the size that the file states
    /// @param pose camera-to-world
    /// @throws DatasetException when the image cannot be read or does not fit the lens
    public void add(String place, String written, LensOf lens, Pose pose) throws DatasetException {
        var found = images.find(written);
        if (found.isEmpty()) {
            missing.add(place + ": image \"" + written + "\"");
            return;
        }
        add(place, written, found.get(), lens, pose);
    }

    /// Adds a camera whose image is known.
    ///
    /// @throws DatasetException when the image cannot be read, does not fit the lens, or has a camera already
    public void add(String place, String written, Path image, LensOf lens, Pose pose) throws DatasetException {
        var before = taken.putIfAbsent(image, place);
        if (before != null) {
            throw new DatasetException(file + ": " + place + ": expected an image of its own, found "
                    + folder.nameOf(image) + ", which " + before
                    + " has already; rename images that share a name, or remove one of the two cameras");
        }
        var stored = ImageDecoder.header(image);
        var stated = lens.lens(stored);
        boolean turned =
                LensFit.isTurned(stated, stored) && Orientation.of(image).swapsSides();
        var header = turned ? stored.turned() : stored;
        if (turned) {
            upright++;
        }
        if (!LensFit.isSize(stated, header)) {
            scaled++;
        }
        frames.add(new PosedFrame(
                image,
                header.hasAlpha(),
                masks.find(image, written),
                new Camera(LensFit.fit(stated, header, image), pose),
                Split.TRAIN,
                turned));
    }

    /// Adds a remark.
    public void note(String note) {
        notes.add(note);
    }

    /// The data set.
    ///
    /// @param format its format's name
    /// @param points sparse points
    /// @param region a stated region
    /// @throws DatasetException when more images are missing than found, or only some have a mask
    public SceneDataset dataset(String format, Optional<PointCloud> points, Optional<Sphere> region)
            throws DatasetException {
        int cameras = frames.size() + missing.size();
        if (cameras == 0) {
            throw new DatasetException(file + ": expected cameras, found none; has the reconstruction failed?");
        }
        if (missing.size() > MOST_MISSING * cameras) {
            throw new DatasetException(file + ": " + missing.getFirst() + " was not found below " + folder.root() + " ("
                    + frames.size() + " of " + cameras
                    + " images found); put the images there, or open the folder that holds them and this file");
        }
        if (!missing.isEmpty()) {
            notes.add(missing.size() + " of " + cameras
                    + " cameras are left out because their images were not found; the first is " + missing.getFirst()
                    + ".");
        }
        if (scaled > 0) {
            notes.add(scaled + " of " + frames.size()
                    + " images have another size than their cameras state; the lenses are scaled with them.");
        }
        if (upright > 0) {
            notes.add(upright + " of " + frames.size()
                    + " images are turned upright as EXIF says, because their cameras are stated for that size.");
        }
        var views = FrameImages.viewsWithMasksFound(folder, frames, maskKind, notes);
        return new SceneDataset(location, format, views, FrameImages.kindOf(views), region, points, notes);
    }
}
