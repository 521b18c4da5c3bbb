package zeroset.render.viewport;

import org.junit.jupiter.api.Assumptions;
import zeroset.render.gl.GlContext;
import zeroset.render.gl.GraphicsUnavailableException;

/// Skips tests of pictures where there is no OpenGL.
final class GlAssumption {

    private GlAssumption() {}

    /// What draws.
    static String require() {
        System.setProperty(Viewports.DEBUG_PROPERTY, "true");
        try (var context = GlContext.open(false)) {
            return context.renderer();
        } catch (GraphicsUnavailableException e) {
            Assumptions.abort(e.getMessage());
            throw new AssertionError(e);
        }
    }
}
