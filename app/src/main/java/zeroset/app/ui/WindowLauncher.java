package zeroset.app.ui;

import java.util.Optional;
import javafx.application.Application;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the window, or says why there is none. The command line calls it; nothing of JavaFX is loaded before.
public final class WindowLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(WindowLauncher.class);

    private WindowLauncher() {}

    /// Opens the window on a place and returns when it is closed.
    ///
    /// @param location data set or project, or empty
    /// @return a sentence about why there is no window; empty when there was one
    public static Optional<String> open(Optional<String> location) {
        return launch(location.map(place -> new String[] {place}).orElse(new String[0]));
    }

    /// Opens the window on the packaged sample and returns when it is closed.
    ///
    /// @return a sentence about why there is no window; empty when there was one
    public static Optional<String> openSample() {
        return launch(ZerosetApplication.SAMPLE);
    }

    /// Whether there is a display to open a window on, as far as the environment tells.
    public static boolean hasDisplay() {
        return hasDisplay(
                System.getProperty("os.name", ""),
                Optional.ofNullable(System.getenv("DISPLAY")),
                System.getProperty("glass.platform", ""));
    }

    /// JavaFX needs X11 on Linux, also under Wayland; it can also draw without a display, which tests do.
    static boolean hasDisplay(String system, Optional<String> display, String platform) {
        return !system.startsWith("Linux")
                || platform.equals("Headless")
                || display.filter(name -> !name.isBlank()).isPresent();
    }

    private static Optional<String> launch(String... arguments) {
        if (!hasDisplay()) {
            return Optional.of("there is no display (DISPLAY is not set).");
        }
        try {
            Application.launch(ZerosetApplication.class, arguments);
            return Optional.empty();
        } catch (UnsupportedOperationException e) { // X11 refuses the display
            LOG.debug("JavaFX cannot open the display", e);
            return Optional.of(
                    "the display " + System.getenv("DISPLAY") + " cannot be opened (" + e.getMessage() + ").");
        } catch (LinkageError e) { // a native library is missing
            LOG.debug("JavaFX cannot load its native libraries", e);
            return Optional.of("a library of the system is missing (" + e.getMessage() + ").");
        }
    }
}
