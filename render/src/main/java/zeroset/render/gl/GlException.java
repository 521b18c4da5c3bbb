package zeroset.render.gl;

/// OpenGL refused something, ran out of memory, or the driver was lost. Whoever draws reopens the context or goes on
/// without.
public final class GlException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// With what failed and what OpenGL said.
    public GlException(String message) {
        super(message);
    }
}
