package zeroset.app.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zeroset.app.job.UnusedFolder;
import zeroset.model.project.Project;

/// Where work is kept when nobody says where.
///
/// @param documents a folder of the user's that the program fills
/// @param temporary a folder that can be written when no other can
public record WorkFolders(Path documents, Path temporary) {

    /// Those of this user.
    public static WorkFolders ofUser() {
        var home = Path.of(System.getProperty("user.home", ""));
        var documents = home.resolve("Documents");
        return new WorkFolders(
                (Files.isDirectory(documents) ? documents : home).resolve("Zeroset"),
                Path.of(System.getProperty("java.io.tmpdir", "")).resolve("zeroset"));
    }

    /// Where the sample is copied to.
    Path sample() {
        return documents.resolve("spot");
    }

    /// Places for the project of a data set, the best first: beside it, among the documents, among temporary files.
    /// None of them exists yet.
    List<Path> projects(Path dataset, String name) {
        var places = new ArrayList<Path>();
        var folder = Files.isDirectory(dataset) ? dataset : dataset.resolveSibling(".");
        var parent = folder.toAbsolutePath().normalize().getParent();
        if (parent != null) {
            places.add(parent);
        }
        places.add(documents);
        places.add(temporary);
        return places.stream()
                .map(place -> UnusedFolder.like(place.resolve(name + Project.SUFFIX)))
                .toList();
    }
}
