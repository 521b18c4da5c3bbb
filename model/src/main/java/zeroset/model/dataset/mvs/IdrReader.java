package zeroset.model.dataset.mvs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.ProjectionMatrix;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.files.NpzArchive;
import zeroset.model.dataset.frame.CameraAxes;
import zeroset.model.dataset.frame.FrameImages;
import zeroset.model.dataset.frame.MaskFile;
import zeroset.model.dataset.frame.PosedFrame;
import zeroset.model.dataset.frame.Skew;
import zeroset.model.dataset.image.ImageDecoder;
import zeroset.model.dataset.image.ImageHeader;
import zeroset.model.geometry.Sphere;

/// IDR, NeuS and VolSDF: `cameras_sphere.npz` or `cameras.npz` with `world_mat_i = K[R|t]` (world to pixel) and
/// `scale_mat_i` (unit sphere to world), photographs in `image/`, object masks in `mask/`.
///
/// Photographs belong to cameras by their order when sorted by name. These programs put pixel centres at whole
/// numbers, so half a pixel is added to the principal point. Poses stay in the world of `world_mat`; the
/// sphere of `scale_mat` becomes the given region.
public final class IdrReader implements DatasetReader {

    private static final List<String> FILES = List.of("cameras_sphere.npz", "cameras.npz");
    private static final double HALF_PIXEL = 0.5;

    @Override
    public String formatName() {
        return "IDR / NeuS cameras.npz";
    }

    @Override
    public String looksFor() {
        return String.join(" or ", FILES) + " (with image/ and perhaps mask/)";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        if (Files.isDirectory(location)) {
            return FILES.stream()
                    .flatMap(name -> Recognition.ofFile(formatName(), location.resolve(name)).stream())
                    .findFirst();
        }
        return FILES.contains(String.valueOf(location.getFileName()))
                ? Recognition.ofFile(formatName(), location)
                : Optional.empty();
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var folder = DatasetFolder.of(location);
        var file = Files.isDirectory(location)
                ? FILES.stream()
                        .map(location::resolve)
                        .filter(Files::isRegularFile)
                        .findFirst()
                        .orElse(location.resolve(FILES.getFirst()))
                : location;
        try (var archive = NpzArchive.open(file)) {
            var images = images(folder, file, cameraCount(file, archive));
            var masks = masks(folder, images.size());
            var frames = new ArrayList<PosedFrame>();
            for (int i = 0; i < images.size(); i++) {
                var header = ImageDecoder.header(images.get(i));
                @Nullable MaskFile mask = masks.isEmpty() ? null : new MaskFile(masks.get(i), false);
                frames.add(new PosedFrame(
                        images.get(i), header.hasAlpha(), mask, camera(file, archive, i, header), Split.TRAIN));
            }
            var notes = new ArrayList<String>();
            var views = FrameImages.views(folder, frames, CoverageKind.OBJECT_MASK, notes);
            return new SceneDataset(
                    location,
                    formatName(),
                    views,
                    FrameImages.kindOf(views),
                    region(file, archive, images.size(), notes),
                    Optional.empty(),
                    notes);
        }
    }

    private static int cameraCount(Path file, NpzArchive archive) throws DatasetException {
        int count = 0;
        while (archive.has("world_mat_" + count)) {
            count++;
        }
        if (count == 0) {
            throw new DatasetException(file + ": expected arrays world_mat_0, world_mat_1, ..., found none among "
                    + archive.size() + " arrays");
        }
        return count;
    }

    private static List<Path> images(DatasetFolder folder, Path file, int cameras) throws DatasetException {
        var images = new ArrayList<Path>();
        for (var name : List.of("image", "images", "rgb")) {
            if (images.isEmpty()) {
                images.addAll(folder.images(name));
            }
        }
        if (images.size() != cameras) {
            throw new DatasetException(folder.root().resolve("image") + ": expected " + cameras
                    + " images, one for each world_mat of " + file.getFileName() + ", found " + images.size()
                    + "; images belong to cameras by their order, so one missing shifts all that follow: restore it");
        }
        return images;
    }

    private static List<Path> masks(DatasetFolder folder, int images) throws DatasetException {
        var masks = folder.images("mask");
        if (!masks.isEmpty() && masks.size() != images) {
            throw new DatasetException(folder.root().resolve("mask") + ": expected " + images
                    + " masks, one for each image, found " + masks.size()
                    + "; restore the missing ones or rename the folder to go without masks");
        }
        return masks;
    }

    private static Camera camera(Path file, NpzArchive archive, int index, ImageHeader image) throws DatasetException {
        var name = "world_mat_" + index;
        var matrix =
                archive.matrix(name, 4, 4).orElseThrow(() -> new DatasetException(file + ": " + name + " is missing"));
        try {
            var p = ProjectionMatrix.decompose(matrix);
            if (Skew.isVisible(p.skew(), p.fy(), image.height())) {
                throw new DatasetException(file + ": " + name + ": " + Skew.refusal(p.skew()));
            }
            var lens = Intrinsics.pinhole(
                    image.width(), image.height(), p.fx(), p.fy(), p.cx() + HALF_PIXEL, p.cy() + HALF_PIXEL);
            return new Camera(lens, p.pose());
        } catch (IllegalArgumentException e) {
            throw new DatasetException(
                    file + ": " + name + ": " + DatasetException.reason(e)
                            + "; recompute the camera or remove the view",
                    e);
        }
    }

    private static Optional<Sphere> region(Path file, NpzArchive archive, int views, List<String> notes)
            throws DatasetException {
        var first = sphere(file, archive, 0);
        for (int i = 1; i < views && first.isPresent(); i++) {
            var other = sphere(file, archive, i);
            if (other.isPresent() && differ(first.get(), other.get())) {
                notes.add(
                        "scale_mat_" + i + " differs from scale_mat_0; the region of interest is that of scale_mat_0.");
                break;
            }
        }
        return first;
    }

    private static boolean differ(Sphere a, Sphere b) {
        return a.center().distance(b.center()) > 1e-6 * a.radius()
                || Math.abs(a.radius() - b.radius()) > 1e-6 * a.radius();
    }

    private static Optional<Sphere> sphere(Path file, NpzArchive archive, int index) throws DatasetException {
        var name = "scale_mat_" + index;
        var matrix = archive.matrix(name, 4, 4);
        if (matrix.isEmpty()) {
            return Optional.empty();
        }
        var m = matrix.get();
        var radius = Math.cbrt(Math.abs(CameraAxes.rotationOf(m).determinant()));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                var expected = row == column ? radius : 0;
                if (!(radius > 0) || Math.abs(Math.abs(m[row][column]) - expected) > 1e-4 * radius) {
                    throw new DatasetException(file + ": " + name + ": expected a uniform scale r·I with r > 0, found "
                            + m[row][column] + " at [" + row + "][" + column + "]");
                }
            }
        }
        return Optional.of(new Sphere(m[0][3], m[1][3], m[2][3], radius));
    }
}
