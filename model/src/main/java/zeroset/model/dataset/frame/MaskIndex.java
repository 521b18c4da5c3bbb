package zeroset.model.dataset.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.files.DatasetFolder;

/// The masks of a data set whose files do not name them, found by the names that programs give them:
///
/// - in a folder of masks, under the image's own path with `.png` appended (COLMAP: `masks/a/b.jpg.png`),
/// under its   path with any image ending, or under `NAME_mask.png` (Metashape);
/// - beside the image as `NAME_mask.png`, `NAME.jpg.mask.png` (RealityCapture), or `dynamic_mask_NAME.png`
///   (instant-ngp), the only one in which white, not black, is to be ignored.
final class MaskIndex {

    private static final List<String> FOLDERS = List.of("masks", "mask", "object_mask", "object_masks", "masks_images");
    private static final int DEPTH = 4;
    private static final int MAX_MASKS = 50_000;

    private final DatasetFolder folder;
    private final Map<String, Path> masks = new HashMap<>();

    private MaskIndex(DatasetFolder folder) {
        this.folder = folder;
    }

    /// The masks below a data set's folder; none where there are none.
    ///
    /// @throws DatasetException when a folder of masks cannot be listed
    static MaskIndex of(DatasetFolder folder) throws DatasetException {
        var index = new MaskIndex(folder);
        for (var name : FOLDERS) {
            var root = folder.root().resolve(name);
            if (Files.isDirectory(root) && index.masks.isEmpty()) {
                try (Stream<Path> files = Files.walk(root, DEPTH)) {
                    files.filter(DatasetFolder::isImage)
                            .filter(Files::isRegularFile)
                            .limit(MAX_MASKS)
                            .forEach(mask ->
                                    index.masks.put(key(root.relativize(mask).toString()), mask));
                } catch (IOException e) {
                    throw new DatasetException(root + ": cannot be listed: " + DatasetException.reason(e), e);
                }
            }
        }
        return index;
    }

    /// The mask of an image.
    ///
    /// @param written the image's name as the poses' file has it, which masks are named after
    @Nullable
    MaskFile find(Path image, String written) {
        var beside = beside(image);
        if (beside.isPresent()) {
            return beside.get();
        }
        var inFolder = inFolder(key(written))
                .or(() -> inFolder(key(folder.nameOf(image))))
                .or(() -> inFolder(key(withoutFirstFolder(folder.nameOf(image)))))
                .or(() -> inFolder(key(String.valueOf(image.getFileName()))));
        return inFolder.map(mask -> new MaskFile(mask, false)).orElse(null);
    }

    private Optional<Path> inFolder(String name) {
        var stem = DatasetFolder.stem(name);
        return Stream.of(
                        name + ".png",
                        name,
                        stem + ".png",
                        stem + ".jpg",
                        stem + ".jpeg",
                        stem + "_mask.png",
                        stem + "_mask.jpg")
                .flatMap(candidate -> Optional.ofNullable(masks.get(candidate)).stream())
                .findFirst();
    }

    private static Optional<MaskFile> beside(Path image) {
        var name = String.valueOf(image.getFileName());
        var stem = DatasetFolder.stem(name);
        return Stream.of(
                        new MaskFile(image.resolveSibling("dynamic_mask_" + stem + ".png"), true),
                        new MaskFile(image.resolveSibling(stem + "_mask.png"), false),
                        new MaskFile(image.resolveSibling(name + ".mask.png"), false))
                .filter(mask -> Files.isRegularFile(mask.path()))
                .findFirst();
    }

    private static String withoutFirstFolder(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    private static String key(String path) {
        return path.replace('\\', '/').toLowerCase(Locale.ROOT);
    }
}
