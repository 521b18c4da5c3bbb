package zeroset.model.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Images that lie beside the used ones and have no pose.
final class FilesExamination implements Examination {

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "tif", "tiff", "webp");
    private static final int SHOWN = 3;

    @Override
    public String title() {
        return "looking for unused images";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        var used = new HashSet<Path>();
        var folders = new HashSet<Path>();
        for (var view : evidence.dataset().views()) {
            var image = view.photograph().path().toAbsolutePath().normalize();
            used.add(image);
            var folder = image.getParent();
            if (folder != null) {
                folders.add(folder);
            }
        }
        var unused = new TreeSet<String>();
        for (var folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> isPhotograph(file) && !used.contains(file))
                        .forEach(file -> unused.add(String.valueOf(file.getFileName())));
            } catch (IOException e) {
                return List.of(new Finding(
                        Severity.HINT,
                        "folder-unreadable",
                        folder + " cannot be listed.",
                        String.valueOf(e.getMessage()),
                        "Make the folder readable to see which images are not used."));
            }
        }
        if (unused.isEmpty()) {
            return List.of();
        }
        var names = unused.stream().limit(SHOWN).toList();
        return List.of(new Finding(
                Severity.HINT,
                "images-unused",
                unused.size() + (unused.size() == 1 ? " image has" : " images have") + " no pose and "
                        + (unused.size() == 1 ? "is" : "are") + " not used.",
                String.join(", ", names) + (unused.size() > SHOWN ? ", ..." : "") + " lie beside the used ones.",
                "If they belong to the scene, compute their poses too; otherwise nothing needs to be done.",
                List.copyOf(unused)));
    }

    private static boolean isPhotograph(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        boolean isMask = name.startsWith("dynamic_mask_") || name.contains("mask");
        return !isMask && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
