package zeroset.model.dataset.frame;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.files.DatasetFolder;

/// The images that lie in a data set's folder, to find those that its files name: by a relative path, by the
/// absolute path of another machine, or by a label without ending.
///
/// Written paths are only ever compared with what lies below the folder; none is opened as it is written. So
/// nothing outside is read, whatever a file says.
public final class ImageIndex {

    /// Folders below each other in which images are looked for.
    private static final int DEPTH = 5;

    private static final int MAX_IMAGES = 50_000;

    /// Where several images have a name, the one in the earlier of these folders is meant.
    private static final List<String> USUAL_FOLDERS =
            List.of("images", "image", "input", "rgb", "imgs", "photos", "blended_images", "corrected_images");

    /// Folders of pictures that are no photographs.
    private static final List<String> OTHER_FOLDERS =
            List.of("mask", "depth", "normal", "segment", "thumb", "confidence");

    private final DatasetFolder folder;
    private final List<Path> images;
    private final Map<String, List<Path>> byName = new HashMap<>();
    private final Map<String, List<Path>> byStem = new HashMap<>();

    private ImageIndex(DatasetFolder folder, List<Path> images) {
        this.folder = folder;
        this.images = images;
        for (var image : images) {
            var name = nameOf(image);
            byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(image);
            byStem.computeIfAbsent(DatasetFolder.stem(name), _ -> new ArrayList<>())
                    .add(image);
        }
    }

    /// The images below a folder.
    ///
    /// @throws DatasetException when there are none at all, more than anybody takes, or the folder cannot be
    /// listed
    public static ImageIndex of(DatasetFolder folder) throws DatasetException {
        var images = new ArrayList<Path>();
        var root = folder.root();
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return directory.equals(root) || !isOther(nameOf(directory))
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && DatasetFolder.isImage(file)) {
                        images.add(file);
                    }
                    return images.size() > MAX_IMAGES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // a folder without permission, or a link to an ancestor
                }
            });
        } catch (IOException e) {
            throw new DatasetException(root + ": cannot be listed: " + DatasetException.reason(e), e);
        }
        if (images.size() > MAX_IMAGES) {
            throw new DatasetException(
                    root + ": expected at most " + MAX_IMAGES + " images, found more; open the folder of one data set");
        }
        images.sort(Comparator.naturalOrder());
        return new ImageIndex(folder, images);
    }

    private static boolean isOther(String name) {
        return name.startsWith(".") || OTHER_FOLDERS.stream().anyMatch(name::startsWith);
    }

    /// Whether a folder has a sub-folder in which programs expect images.
    public static boolean hasUsualFolder(Path folder) {
        return USUAL_FOLDERS.stream().anyMatch(name -> Files.isDirectory(folder.resolve(name)));
    }

    /// All of them, sorted by path.
    public List<Path> images() {
        return List.copyOf(images);
    }

    /// The image that a file of the data set names.
    ///
    /// @param written a path in any system's notation, or a file's name with or without ending
    /// @return empty when there is none, or none that can be told from others of that name
    public Optional<Path> find(String written) {
        var parts = parts(written);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        var name = parts.getLast();
        var candidates = byName.getOrDefault(name, List.of());
        if (candidates.isEmpty()) {
            candidates = byStem.getOrDefault(DatasetFolder.stem(name), byStem.getOrDefault(name, List.of()));
        }
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        int longest = candidates.stream()
                .mapToInt(image -> commonParts(image, parts))
                .max()
                .orElse(0);
        if (longest == 0
                && parts.size() > 1
                && candidates.stream().map(this::rank).distinct().count() == 1) {
            return Optional.empty(); // cam1/0001.jpg must not be taken for cam2/0001.jpg
        }
        return candidates.stream()
                .filter(image -> commonParts(image, parts) == longest)
                .min(Comparator.comparingInt(this::rank)
                        .thenComparingInt(Path::getNameCount)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static List<String> parts(String written) {
        var parts = new ArrayList<String>();
        for (var part : written.replace('\\', '/').split("/")) {
            var clean = part.strip().toLowerCase(Locale.ROOT);
            if (!clean.isEmpty() && !clean.equals(".") && !clean.equals("..")) {
                parts.add(clean);
            }
        }
        return parts;
    }

    /// How many folders above the image have the names that stand before its own.
    private static int commonParts(Path image, List<String> parts) {
        int common = 0;
        int count = image.getNameCount();
        while (common + 1 < parts.size()
                && common + 1 < count
                && nameOf(image.getName(count - 2 - common)).equals(parts.get(parts.size() - 2 - common))) {
            common++;
        }
        return common;
    }

    private int rank(Path image) {
        var top = folder.nameOf(image).toLowerCase(Locale.ROOT);
        int slash = top.indexOf('/');
        int rank = slash < 0 ? -1 : USUAL_FOLDERS.indexOf(top.substring(0, slash));
        return rank < 0 ? USUAL_FOLDERS.size() : rank;
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}
