package zeroset.model.dataset.colmap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReader;
import zeroset.model.dataset.Recognition;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.files.DatasetFolder;
import zeroset.model.dataset.frame.FrameCollector;
import zeroset.model.dataset.frame.ImageIndex;

/// COLMAP: `cameras` and `images`, `.bin` or `.txt`, in one of the usual sub-folders; photographs anywhere
/// below the data set's folder, masks in `masks/` (black is ignored).
///
/// Files of rigs and frames may lie beside them; images carry their own pose all the same.
public final class ColmapReader implements DatasetReader {

    private static final List<String> MODEL_FOLDERS = List.of(
            "", "sparse", "colmap/sparse", "colmap", "sfm", "dense/sparse", "dense/0/sparse", "distorted/sparse");

    /// Folders that lie between a model's files and the data set's folder.
    private static final Set<String> INNER_FOLDERS =
            Set.of("sparse", "colmap", "sfm", "dense", "distorted", "model", "text", "bin");

    private static final int MOST_CLIMBED = 3;

    @Override
    public String formatName() {
        return "COLMAP";
    }

    @Override
    public String looksFor() {
        return "cameras.bin or cameras.txt with images.bin or images.txt (beside, or in sparse/ or sparse/0/)";
    }

    @Override
    public Optional<Recognition> recognise(Path location) {
        return model(location).map(model -> new Recognition(formatName(), model.folder, model.evidence(location)));
    }

    @Override
    public SceneDataset read(Path location) throws DatasetException {
        var files = model(location).orElseThrow(() -> new DatasetException(location + ": holds no COLMAP model"));
        var model = files.binary ? BinaryModel.read(files.folder) : TextModel.read(files.folder);
        var imagesFile = files.folder.resolve(files.binary ? "images.bin" : "images.txt");
        var root = rootOf(Files.isDirectory(location) ? location : files.folder);
        var frames = new FrameCollector(location, imagesFile, new DatasetFolder(root), CoverageKind.VALID_MASK);
        for (var image : model.images()) {
            var place = "image " + image.id();
            var lens = Optional.ofNullable(model.cameras().get(image.camera()))
                    .orElseThrow(() -> new DatasetException(imagesFile + ": " + place + ": expected a camera of "
                            + model.cameras().keySet().stream()
                                    .sorted()
                                    .limit(12)
                                    .toList() + ", found camera "
                            + image.camera() + "; the files belong to different models, export them again together"));
            frames.add(place, image.name(), _ -> lens, image.pose());
        }
        if (files.siblings > 1) {
            frames.note("Of " + files.siblings + " separate models the one with the most images is read: "
                    + files.folder.getFileName() + ".");
        }
        return frames.dataset(formatName(), model.points(), Optional.empty());
    }

    /// @param folder where the files of the model lie
    /// @param binary whether they are binary
    /// @param siblings how many models lie there
    private record ModelFiles(Path folder, boolean binary, int siblings) {

        String evidence(Path location) {
            var ending = binary ? ".bin" : ".txt";
            var name = location.equals(folder) ? "the folder" : String.valueOf(folder.getFileName()) + "/";
            return name + " holds cameras" + ending + " and images" + ending;
        }
    }

    private static Optional<ModelFiles> model(Path location) {
        if (!Files.isDirectory(location)) {
            var name = String.valueOf(location.getFileName()).toLowerCase(Locale.ROOT);
            boolean own = Set.of(
                            "cameras.bin", "images.bin", "points3d.bin", "cameras.txt", "images.txt", "points3d.txt")
                    .contains(name);
            var parent = location.toAbsolutePath().getParent();
            return own && parent != null && Files.isRegularFile(location)
                    ? modelIn(parent, name.endsWith(".bin"), 1)
                    : Optional.empty();
        }
        for (var name : MODEL_FOLDERS) {
            var folder = name.isEmpty() ? location : location.resolve(name);
            var here = modelIn(folder, 1);
            if (here.isPresent()) {
                return here;
            }
            var numbered = largest(folder);
            if (numbered.isPresent()) {
                return numbered;
            }
        }
        return Optional.empty();
    }

    private static Optional<ModelFiles> modelIn(Path folder, int siblings) {
        return modelIn(folder, true, siblings).or(() -> modelIn(folder, false, siblings));
    }

    private static Optional<ModelFiles> modelIn(Path folder, boolean binary, int siblings) {
        var ending = binary ? ".bin" : ".txt";
        return Files.isRegularFile(folder.resolve("cameras" + ending))
                        && Files.isRegularFile(folder.resolve("images" + ending))
                ? Optional.of(new ModelFiles(folder, binary, siblings))
                : Optional.empty();
    }

    /// Among the models `0`, `1`, ... of a folder the one with the largest file of images.
    private static Optional<ModelFiles> largest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        var models = new ArrayList<ModelFiles>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{1,4}"))
                    .sorted()
                    .forEach(file -> modelIn(file, 1).ifPresent(models::add));
        } catch (IOException e) {
            return Optional.empty(); // an unreadable folder holds nothing we recognise
        }
        return models.stream()
                .reduce((best, next) -> imageBytes(next) > imageBytes(best) ? next : best)
                .map(best -> new ModelFiles(best.folder, best.binary, models.size()));
    }

    private static long imageBytes(ModelFiles model) {
        var file = model.folder.resolve(model.binary ? "images.bin" : "images.txt");
        return file.toFile().length();
    }

    /// The data set's folder: the one that was opened, or the one above `sparse/0` and the like.
    private static Path rootOf(Path opened) {
        var folder = opened.toAbsolutePath().normalize();
        for (int i = 0; i < MOST_CLIMBED && !ImageIndex.hasUsualFolder(folder); i++) {
            var name = String.valueOf(folder.getFileName());
            var parent = folder.getParent();
            if (parent == null || !(INNER_FOLDERS.contains(name) || name.matches("\\d{1,4}"))) {
                break;
            }
            folder = parent;
        }
        return folder;
    }
}
