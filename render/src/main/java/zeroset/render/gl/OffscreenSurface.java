package zeroset.render.gl;

import org.lwjgl.system.FunctionProvider;

/// What makes OpenGL current on a thread without showing anything.
sealed interface OffscreenSurface permits EglSurface, GlfwSurface {

    /// How it was reached, for logs and messages.
    String name();

    /// Finds OpenGL functions; the context is current by then.
    FunctionProvider functions();

    /// Gives the context up; it is no longer current afterwards.
    void close();

    /// This way does not lead to a context here.
    final class UnsuitableException extends Exception {
        private static final long serialVersionUID = 1;

        UnsuitableException(String message) {
            super(message);
        }
    }
}
