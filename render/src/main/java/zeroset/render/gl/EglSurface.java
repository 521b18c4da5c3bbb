package zeroset.render.gl;

import static org.lwjgl.egl.EGL10.EGL_NONE;
import static org.lwjgl.egl.EGL10.EGL_PBUFFER_BIT;
import static org.lwjgl.egl.EGL10.EGL_SURFACE_TYPE;
import static org.lwjgl.egl.EGL10.eglChooseConfig;
import static org.lwjgl.egl.EGL10.eglCreateContext;
import static org.lwjgl.egl.EGL10.eglDestroyContext;
import static org.lwjgl.egl.EGL10.eglGetDisplay;
import static org.lwjgl.egl.EGL10.eglGetError;
import static org.lwjgl.egl.EGL10.eglGetProcAddress;
import static org.lwjgl.egl.EGL10.eglInitialize;
import static org.lwjgl.egl.EGL10.eglMakeCurrent;
import static org.lwjgl.egl.EGL12.EGL_RENDERABLE_TYPE;
import static org.lwjgl.egl.EGL12.eglBindAPI;
import static org.lwjgl.egl.EGL14.EGL_OPENGL_API;
import static org.lwjgl.egl.EGL14.EGL_OPENGL_BIT;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_MAJOR_VERSION;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_MINOR_VERSION;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_DEBUG;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK;
import static org.lwjgl.egl.EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT;
import static org.lwjgl.system.MemoryUtil.NULL;
import static org.lwjgl.system.MemoryUtil.memAddress;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.lwjgl.egl.EGL;
import org.lwjgl.system.FunctionProvider;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;

/// A context of EGL with no surface at all: works without a display and without a window system.
///
/// A display of EGL belongs to the whole process and stays initialised: terminating it would take other viewports'
/// contexts along. It costs a few kilobytes.
final class EglSurface implements OffscreenSurface {

    /// Where EGL gets its display from.
    enum Platform {
        /// Mesa's platform for exactly this; finds the GPU or software GL.
        SURFACELESS,
        /// The first device, which is what NVIDIA's driver offers.
        DEVICE,
        /// Whatever EGL takes for granted.
        DEFAULT
    }

    /// `EGL_PLATFORM_SURFACELESS_MESA` of the extension EGL_MESA_platform_surfaceless, which the binding lacks.
    private static final int EGL_PLATFORM_SURFACELESS_MESA = 0x31DD;

    private final Platform platform;
    private final long display;
    private final long context;

    private EglSurface(Platform platform, long display, long context) {
        this.platform = platform;
        this.display = display;
        this.context = context;
    }

    static EglSurface open(Platform platform, boolean debug) throws UnsuitableException {
        try (var stack = MemoryStack.stackPush()) {
            long display = display(platform, stack);
            var major = stack.mallocInt(1);
            var minor = stack.mallocInt(1);
            if (display == NULL || !eglInitialize(display, major, minor)) {
                throw failure(platform, "no display");
            }
            var capabilities = EGL.createDisplayCapabilities(display, major.get(0), minor.get(0));
            if (!capabilities.EGL_KHR_surfaceless_context) {
                throw failure(platform, "no contexts without a surface");
            }
            eglBindAPI(EGL_OPENGL_API);
            long context = context(platform, display, debug, stack);
            if (!eglMakeCurrent(display, NULL, NULL, context)) {
                eglDestroyContext(display, context);
                throw failure(platform, "the context cannot be made current");
            }
            return new EglSurface(platform, display, context);
        } catch (LinkageError | IllegalStateException e) {
            // LinkageError: the library is missing, which a second attempt hears as a class that cannot be initialised
            throw new UnsuitableException("EGL " + platform.name().toLowerCase(Locale.ROOT) + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static long display(Platform platform, MemoryStack stack) {
        if (platform == Platform.DEFAULT) {
            return eglGetDisplay(NULL);
        }
        // Through the function pointer: the binding refuses the null native display that these platforms ask for.
        long getPlatformDisplay = function("eglGetPlatformDisplay", "eglGetPlatformDisplayEXT");
        if (getPlatformDisplay == NULL) {
            return NULL;
        }
        if (platform == Platform.SURFACELESS) {
            return JNI.callPPP(EGL_PLATFORM_SURFACELESS_MESA, NULL, NULL, getPlatformDisplay);
        }
        long queryDevices = function("eglQueryDevicesEXT", "eglQueryDevicesEXT");
        var devices = stack.mallocPointer(1);
        var count = stack.callocInt(1);
        if (queryDevices == NULL
                || JNI.callPPI(1, devices.address(), memAddress(count), queryDevices) == 0
                || count.get(0) == 0) {
            return NULL;
        }
        return JNI.callPPP(EGL_PLATFORM_DEVICE_EXT, devices.get(0), NULL, getPlatformDisplay);
    }

    private static long function(String name, String olderName) {
        FunctionProvider egl = EGL.getFunctionProvider();
        long address = egl == null ? NULL : egl.getFunctionAddress(name);
        return address != NULL ? address : procAddress(olderName);
    }

    private static long procAddress(String name) {
        try (var stack = MemoryStack.stackPush()) {
            return eglGetProcAddress(stack.ASCII(name));
        }
    }

    private static long context(Platform platform, long display, boolean debug, MemoryStack stack)
            throws UnsuitableException {
        var config = stack.mallocPointer(1);
        var count = stack.callocInt(1);
        var wanted = stack.ints(EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE);
        if (!eglChooseConfig(display, wanted, config, count) || count.get(0) == 0) {
            throw failure(platform, "no configuration with OpenGL");
        }
        var attributes = stack.ints(
                EGL_CONTEXT_MAJOR_VERSION,
                4,
                EGL_CONTEXT_MINOR_VERSION,
                1,
                EGL_CONTEXT_OPENGL_PROFILE_MASK,
                EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                EGL_CONTEXT_OPENGL_DEBUG,
                debug ? 1 : 0,
                EGL_NONE);
        long context = eglCreateContext(display, config.get(0), NULL, attributes);
        if (context == NULL) {
            throw failure(platform, "no OpenGL 4.1 core context");
        }
        return context;
    }

    private static UnsuitableException failure(Platform platform, String what) {
        return new UnsuitableException(
                "EGL %s: %s (0x%x)".formatted(platform.name().toLowerCase(Locale.ROOT), what, eglGetError()));
    }

    @Override
    public String name() {
        return "EGL " + platform.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public FunctionProvider functions() {
        return (ByteBuffer name) -> eglGetProcAddress(name);
    }

    @Override
    public void close() {
        eglMakeCurrent(display, NULL, NULL, NULL);
        eglDestroyContext(display, context);
    }
}
