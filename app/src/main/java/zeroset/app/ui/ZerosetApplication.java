package zeroset.app.ui;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.ui.shell.DesktopWindow;
import zeroset.app.workspace.Workspaces;
import zeroset.render.viewport.Viewports;

/// The JavaFX application: one window. Its only parameter is the place to open.
public final class ZerosetApplication extends Application {

    /// Parameter that opens the packaged sample.
    static final String SAMPLE = "--sample";

    private static final Logger LOG = LoggerFactory.getLogger(ZerosetApplication.class);

    private @Nullable DesktopWindow window;

    /// For JavaFX.
    public ZerosetApplication() {}

    @Override
    public void start(Stage stage) {
        var preferences = PreferenceStore.ofUser();
        var shown =
                new DesktopWindow(stage, Workspaces.open(preferences), preferences, Viewports::open, Platform::exit);
        window = shown;
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> {
            LOG.error("an action of the window failed", failure);
            FxThread.withNextPulse(() -> shown.content().report(failure));
        });
        shown.show();
        for (var argument : getParameters().getRaw()) {
            if (argument.equals(SAMPLE)) {
                shown.content().openSample();
            } else {
                shown.content().open(Path.of(argument));
            }
        }
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
    }
}
