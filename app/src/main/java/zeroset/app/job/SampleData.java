package zeroset.app.job;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The data set that is packaged with the application.
public final class SampleData {

    private static final String FOLDER = "/assets/samples/spot/";
    private static final String MARKER = FOLDER + "transforms_train.json";

    private SampleData() {}

    /// Copies it out, so that it can be looked at and outlives the installation.
    ///
    /// @param target a folder that does not exist yet
    public static void copyTo(Path target) throws IOException {
        var marker = SampleData.class.getResource(MARKER);
        if (marker == null) {
            throw new IOException("the sample is not in the application: build it with Maven");
        }
        try {
            var uri = marker.toURI();
            if (uri.getScheme().equals("jar")) {
                var jar = URI.create(uri.toString().substring(0, uri.toString().indexOf("!/")));
                try (var files = FileSystems.newFileSystem(jar, Map.of())) {
                    copy(files.getPath(FOLDER), target);
                }
            } else {
                copy(Path.of(uri).resolveSibling("."), target);
            }
        } catch (URISyntaxException e) {
            throw new IOException("the sample's place has a name that cannot be opened: " + marker, e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        var root = from.normalize();
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(root.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
