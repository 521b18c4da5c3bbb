package zeroset.render.gl;

import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MAJOR;
import static org.lwjgl.glfw.GLFW.GLFW_CONTEXT_VERSION_MINOR;
import static org.lwjgl.glfw.GLFW.GLFW_FALSE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_CORE_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_DEBUG_CONTEXT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_FORWARD_COMPAT;
import static org.lwjgl.glfw.GLFW.GLFW_OPENGL_PROFILE;
import static org.lwjgl.glfw.GLFW.GLFW_TRUE;
import static org.lwjgl.glfw.GLFW.GLFW_VISIBLE;
import static org.lwjgl.glfw.GLFW.glfwCreateWindow;
import static org.lwjgl.glfw.GLFW.glfwDefaultWindowHints;
import static org.lwjgl.glfw.GLFW.glfwDestroyWindow;
import static org.lwjgl.glfw.GLFW.glfwGetError;
import static org.lwjgl.glfw.GLFW.glfwGetProcAddress;
import static org.lwjgl.glfw.GLFW.glfwInit;
import static org.lwjgl.glfw.GLFW.glfwMakeContextCurrent;
import static org.lwjgl.glfw.GLFW.glfwWindowHint;
import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memUTF8Safe;

import java.nio.ByteBuffer;
import org.lwjgl.system.FunctionProvider;
import org.lwjgl.system.MemoryStack;

/// A context of a window that is never shown: the way where there is no EGL (Windows) or EGL has no OpenGL.
///
/// GLFW stays initialised for the life of the process, as other viewports may be using it.
final class GlfwSurface implements OffscreenSurface {

    private final long window;

    private GlfwSurface(long window) {
        this.window = window;
    }

    static GlfwSurface open(boolean debug) throws UnsuitableException {
        try {
            if (!glfwInit()) {
                throw failure();
            }
            glfwDefaultWindowHints();
            glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
            glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 4);
            glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 1);
            glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
            glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE); // macOS gives 4.1 only so
            glfwWindowHint(GLFW_OPENGL_DEBUG_CONTEXT, debug ? GLFW_TRUE : GLFW_FALSE);
            long window = glfwCreateWindow(16, 16, "Zeroset", NULL, NULL);
            if (window == NULL) {
                throw failure();
            }
            glfwMakeContextCurrent(window);
            return new GlfwSurface(window);
        } catch (LinkageError | IllegalStateException e) {
            // IllegalStateException: macOS wants GLFW on the process's first thread
            throw new UnsuitableException("GLFW: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static UnsuitableException failure() {
        try (var stack = MemoryStack.stackPush()) {
            var description = stack.mallocPointer(1);
            glfwGetError(description);
            String text = memUTF8Safe(description.get(0));
            return new UnsuitableException("GLFW: " + (text == null ? "no window" : text));
        }
    }

    @Override
    public String name() {
        return "GLFW";
    }

    @Override
    public FunctionProvider functions() {
        return (ByteBuffer name) -> glfwGetProcAddress(name);
    }

    @Override
    public void close() {
        glfwMakeContextCurrent(NULL);
        glfwDestroyWindow(window);
    }
}
