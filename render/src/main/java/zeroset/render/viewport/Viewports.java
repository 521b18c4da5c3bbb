package zeroset.render.viewport;

import zeroset.render.gl.GlException;
import zeroset.render.gl.GraphicsUnavailableException;
import zeroset.render.overlay.Overlays;
import zeroset.render.shader.ShaderException;
import zeroset.render.shader.ShaderFolder;

/// Opens viewports.
public final class Viewports {

    /// System property: `true` makes viewports draw on the CPU although there may be OpenGL.
    public static final String CPU_PROPERTY = "zeroset.viewport.cpu";

    /// System property: `true` asks the driver to report mistakes, which then end the viewport's context.
    public static final String DEBUG_PROPERTY = "zeroset.gl.debug";

    private Viewports() {}

    /// Opens a viewport that draws with OpenGL where there is some, else on the CPU with a notice that says why.
    ///
    /// @param listener hears of frames and of the state
    public static Viewport open(ViewportListener listener) {
        return new LiveViewport(listener, Viewports::openPainter, Viewports::openAfterLoss);
    }

    private static Painter openPainter(Runnable somethingNew) {
        if (Boolean.getBoolean(CPU_PROPERTY)) {
            return new CpuPainter("Drawing on the CPU, as -D" + CPU_PROPERTY + "=true asks for.");
        }
        return orOnCpu(Viewports::openGl, somethingNew);
    }

    /// Opens OpenGL.
    @FunctionalInterface
    interface GlOpener {
        Painter open(Runnable somethingNew) throws GraphicsUnavailableException;
    }

    /// What OpenGL opens, or the CPU's painter, also where a driver has less than it promised or compiles no shader.
    static Painter orOnCpu(GlOpener gl, Runnable somethingNew) {
        try {
            return gl.open(somethingNew);
        } catch (GraphicsUnavailableException | GlException e) {
            return new CpuPainter("Drawing on the CPU: " + e.getMessage());
        } catch (ShaderException e) {
            return new CpuPainter("Drawing on the CPU, for a shader does not compile (" + e.firstLine()
                    + "): update the graphics driver.");
        }
    }

    /// With OpenGL and every pass there is.
    static Painter openGl(Runnable somethingNew) throws GraphicsUnavailableException {
        return new GlPainter(Boolean.getBoolean(DEBUG_PROPERTY), ShaderFolder.find(), Overlays::create, somethingNew);
    }

    private static Painter openAfterLoss(Runnable somethingNew) {
        return new CpuPainter(
                "Drawing on the CPU: the graphics driver failed twice. Restart the program, or update the driver.");
    }
}
