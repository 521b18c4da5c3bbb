package zeroset.app.cli;

import java.util.Optional;

/// Cells per axis of a mesh as users may ask for it.
final class MeshResolution {
    /// While reconstructing.
    static final int RECONSTRUCT = 256;
    /// From a project.
    static final int EXTRACT = 512;

    private static final int LEAST = 8;
    private static final int MOST = 2048; // vertex indices are 32 bit, and a finer field than 512 levels is rare

    private MeshResolution() {}

    static Optional<String> complaint(int resolution) {
        return resolution < LEAST || resolution > MOST
                ? Optional.of("--resolution: expected " + LEAST + ".." + MOST + " cells per axis, found " + resolution)
                : Optional.empty();
    }
}
