package zeroset.render.gl;

import static org.lwjgl.opengl.GL41C.GL_CW;
import static org.lwjgl.opengl.GL41C.GL_NO_ERROR;
import static org.lwjgl.opengl.GL41C.GL_PACK_ALIGNMENT;
import static org.lwjgl.opengl.GL41C.GL_RENDERER;
import static org.lwjgl.opengl.GL41C.GL_UNPACK_ALIGNMENT;
import static org.lwjgl.opengl.GL41C.GL_VERSION;
import static org.lwjgl.opengl.GL41C.glFrontFace;
import static org.lwjgl.opengl.GL41C.glGetError;
import static org.lwjgl.opengl.GL41C.glGetString;
import static org.lwjgl.opengl.GL41C.glPixelStorei;
import static org.lwjgl.opengl.KHRDebug.GL_DEBUG_OUTPUT_SYNCHRONOUS;
import static org.lwjgl.opengl.KHRDebug.GL_DEBUG_SEVERITY_HIGH;
import static org.lwjgl.opengl.KHRDebug.GL_DEBUG_SOURCE_SHADER_COMPILER;
import static org.lwjgl.opengl.KHRDebug.GL_DEBUG_TYPE_ERROR;
import static org.lwjgl.opengl.KHRDebug.GL_DEBUG_TYPE_UNDEFINED_BEHAVIOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL11C;
import org.lwjgl.opengl.GLDebugMessageCallback;
import org.lwjgl.opengl.KHRDebug;
import org.lwjgl.system.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An OpenGL 4.1 core context without a window, current on the thread that opened it until it is closed.
public final class GlContext implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GlContext.class);

    private final OffscreenSurface surface;
    private final String renderer;
    private final List<String> problems = new ArrayList<>();
    private final @Nullable GLDebugMessageCallback callback;

    private GlContext(OffscreenSurface surface, boolean debug) {
        this.surface = surface;
        loadFunctions(surface);
        renderer = Objects.requireNonNullElse(glGetString(GL_RENDERER), "unknown renderer");
        // 1: rows of odd widths lie close together, as in every array of this program
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glFrontFace(GL_CW);
        callback = debug && GL.getCapabilities().GL_KHR_debug ? listen() : null;
        log.info("OpenGL {} on {} through {}", glGetString(GL_VERSION), renderer, surface.name());
    }

    /// Opens a context by the first way that works: EGL without a surface, EGL's devices, EGL's default display, a
    /// hidden window of GLFW.
    ///
    /// @param debug whether the driver is to report mistakes, see {@link #check}
    /// @throws GraphicsUnavailableException when none does
    public static GlContext open(boolean debug) throws GraphicsUnavailableException {
        var attempts = new ArrayList<String>();
        for (var platform : EglSurface.Platform.values()) {
            try {
                return new GlContext(EglSurface.open(platform, debug), debug);
            } catch (OffscreenSurface.UnsuitableException e) {
                attempts.add(e.getMessage());
            }
        }
        try {
            return new GlContext(GlfwSurface.open(debug), debug);
        } catch (OffscreenSurface.UnsuitableException e) {
            attempts.add(e.getMessage());
        }
        throw new GraphicsUnavailableException(attempts);
    }

    /// The functions are looked up by what made the context, so that no other library is needed; once in a process.
    private static synchronized void loadFunctions(OffscreenSurface surface) {
        if (Configuration.OPENGL_EXPLICIT_INIT.get() == null) {
            Configuration.OPENGL_EXPLICIT_INIT.set(true);
        }
        if (GL.getFunctionProvider() == null) {
            GL.create(surface.functions());
        }
        if (!GL.createCapabilities().OpenGL41) {
            surface.close();
            throw new GlException("the driver promised OpenGL 4.1 and gave " + GL11C.glGetString(GL_VERSION));
        }
    }

    private GLDebugMessageCallback listen() {
        GL11C.glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
        var listener = GLDebugMessageCallback.create((source, type, id, severity, length, message, user) -> {
            boolean serious = type == GL_DEBUG_TYPE_ERROR
                    || type == GL_DEBUG_TYPE_UNDEFINED_BEHAVIOR
                    || severity == GL_DEBUG_SEVERITY_HIGH;
            // The compiler's messages come back from Program as well.
            if (serious && source != GL_DEBUG_SOURCE_SHADER_COMPILER) {
                // Only noted: an exception must not cross the driver's frames.
                problems.add(GLDebugMessageCallback.getMessage(length, message).strip());
            }
        });
        KHRDebug.glDebugMessageCallback(listener, 0);
        return listener;
    }

    /// What draws: `llvmpipe (LLVM 15.0.6, 256 bits)`.
    public String renderer() {
        return renderer;
    }

    /// Whether the CPU does the drawing, which then competes with everything else.
    public boolean isSoftware() {
        String name = renderer.toLowerCase(Locale.ROOT);
        return name.contains("llvmpipe") || name.contains("softpipe") || name.contains("swiftshader");
    }

    /// Asks OpenGL whether anything went wrong since the last call.
    ///
    /// @throws GlException with the driver's words when something did
    public void check() {
        var found = new ArrayList<>(problems);
        problems.clear();
        // An error per kind may be waiting; a lost context would go on reporting errors for ever.
        for (int i = 0; i < 8; i++) {
            int error = glGetError();
            if (error == GL_NO_ERROR) {
                break;
            }
            found.add("error 0x" + Integer.toHexString(error));
        }
        if (!found.isEmpty()) {
            throw new GlException("OpenGL: " + String.join("; ", found));
        }
    }

    /// Gives the context up. Objects that are still open are lost with it, and {@link GlObject#live} says so.
    @Override
    public void close() {
        GL.setCapabilities(null);
        surface.close();
        if (callback != null) {
            callback.free();
        }
    }
}
