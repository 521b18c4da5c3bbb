package zeroset.model.mesh;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The mesh file formats, chosen by file name.
public enum MeshFormat {
    /// Stanford polygon file, binary little-endian.
    PLY("ply"),
    /// Wavefront object, text.
    OBJ("obj");

    private final String extension;

    MeshFormat(String extension) {
        this.extension = extension;
    }

    /// File name extension, lower case, no dot.
    public String extension() {
        return extension;
    }

    /// The format of a file name, if it has a known extension.
    public static Optional<MeshFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.extension))
                .findFirst();
    }

    /// Extensions that can be written and read, for messages and file choosers.
    public static List<String> extensions() {
        return Arrays.stream(values()).map(MeshFormat::extension).toList();
    }

    /// The format of a file name.
    ///
    /// @throws IllegalArgumentException when the extension is unknown; the message lists the known ones
    public static MeshFormat require(Path file) {
        return of(file).orElseThrow(() -> new IllegalArgumentException(
                file + ": a mesh is stored by extension as one of " + extensions() + ", not as this"));
    }

    /// Writes a mesh, whole or not at all.
    ///
    /// @throws IllegalArgumentException when the extension is unknown
    /// @throws MeshWriteException when the file cannot be written; nothing is left behind
    public static void write(TriangleMesh mesh, Path file) throws MeshWriteException {
        MeshFormat format = require(file);
        AtomicFile.write(file, channel -> format.writeTo(mesh, channel));
    }

    /// Reads a mesh.
    ///
    /// @throws IllegalArgumentException when the extension is unknown
    /// @throws MeshReadException when the file is malformed; the message names the place
    /// @throws IOException when it cannot be read
    public static TriangleMesh read(Path file) throws IOException {
        return switch (require(file)) {
            case PLY -> PlyReader.read(file);
            case OBJ -> ObjReader.read(file);
        };
    }

    private void writeTo(TriangleMesh mesh, WritableByteChannel channel) throws IOException {
        switch (this) {
            case PLY -> PlyWriter.write(mesh, channel);
            case OBJ -> ObjWriter.write(mesh, channel);
        }
    }
}
