package zeroset.render.shader;

/// A shader that cannot be used. The message begins with the place: `shaders/lib/sphere_trace.glsl:41: 'tMax'
/// undeclared`, and shows that line below.
public final class ShaderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ShaderException(String message) {
        super(message);
    }

    ShaderException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The first message alone, for a line on the screen.
    public String firstLine() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("");
    }
}
