package zeroset.model.mesh;

import java.io.IOException;
import java.nio.file.Path;

/// A mesh file is malformed. The message names the file, the place in it, what was expected and what was found.
public final class MeshReadException extends IOException {

    private static final long serialVersionUID = 1;

    MeshReadException(Path file, String place, String problem) {
        super(file + ": " + place + ": " + problem);
    }
}
