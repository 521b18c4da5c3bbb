package zeroset.render.shader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The text of one GLSL file as it lies in the top-level folder `shaders`.
///
/// @param name path below that folder, with `/`: `lib/unit_sphere.glsl`
/// @param text the file's content
public record ShaderSource(String name, String text) {
    /// Reads a file that was packaged with the application.
    ///
    /// @throws IllegalArgumentException when there is no such file
    public static ShaderSource packaged(String name) {
        try (InputStream stream = ShaderSource.class.getResourceAsStream("/shaders/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("shaders/" + name + " is not in the application");
            }
            return new ShaderSource(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("shaders/" + name + " cannot be read", e);
        }
    }
}
