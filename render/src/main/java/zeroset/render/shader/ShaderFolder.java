package zeroset.render.shader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Where shader files are read from.
public sealed interface ShaderFolder {

    /// System property that names the work tree's root.
    String ROOT_PROPERTY = "zeroset.root";

    /// The work tree's folder `shaders`, where the program runs from one, else the packaged files.
    static ShaderFolder find() {
        return Optional.ofNullable(System.getProperty(ROOT_PROPERTY))
                .map(root -> Path.of(root, "shaders"))
                .filter(Files::isDirectory)
                .<ShaderFolder>map(WorkTree::new)
                .orElseGet(Packaged::new);
    }

    /// Reads a file.
    ///
    /// @param name path below the folder, with `/`
    /// @throws IllegalArgumentException when there is no such file
    ShaderSource read(String name);

    /// A number that changes when the file is saved.
    long stamp(String name);

    /// The files as they were packaged; they never change.
    record Packaged() implements ShaderFolder {
        @Override
        public ShaderSource read(String name) {
            return ShaderSource.packaged(name);
        }

        @Override
        public long stamp(String name) {
            return 0;
        }
    }

    /// Files of a folder that someone may be editing.
    ///
    /// @param folder the folder
    record WorkTree(Path folder) implements ShaderFolder {
        @Override
        public ShaderSource read(String name) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("shaders/" + name + " is not in " + folder);
            }
            try {
                return new ShaderSource(name, Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException("shaders/" + name + " cannot be read", e);
            }
        }

        @Override
        public long stamp(String name) {
            try {
                Path file = folder.resolve(name);
                return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS) + Files.size(file);
            } catch (IOException e) {
                return -1; // being replaced by an editor: another stamp, and reading says what is wrong
            }
        }
    }
}
