package zeroset.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A machine without EGL: another way is tried, or a sentence says that there is none.
@Tag("slow") // a process of its own, for a library is looked for once
@Timeout(120)
class MissingLibraryTest {

    /// Opens a context as a viewport does.
    static final class Program {
        public static void main(String[] args) {
            try {
                GlContext.open(false).close();
                System.out.println("opened by another way");
            } catch (GraphicsUnavailableException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void isNoFailure() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.lwjgl.egl.libname=" + Path.of("/nonexistent/libEGL.so"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
