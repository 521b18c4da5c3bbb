package zeroset.app.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.DialogPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.ui.shell.DesktopWindow;
import zeroset.app.workspace.WorkFolders;
import zeroset.app.workspace.Workspace;
import zeroset.app.workspace.WorkspaceState;
import zeroset.app.workspace.Workspaces;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportListener;
import zeroset.render.viewport.Viewports;

/// The window as users get it (workspace, trainer, viewport and all), without a display. All waiting has a limit.
final class RealWindow implements AutoCloseable {

    private final Workspace workspace;
    private final DesktopWindow window;
    private final Stage stage;
    private final CountDownLatch gone = new CountDownLatch(1);

    /// Opens it.
    ///
    /// @param folder where preferences and work are kept
    RealWindow(Path folder) {
        this(folder, Viewports::open);
    }

    /// Opens it with a viewport of one's own.
    ///
    /// @param folder where preferences and work are kept
    /// @param renderer makes the viewport's renderer
    RealWindow(Path folder, Function<ViewportListener, Viewport> renderer) {
        WindowStage.start();
        var preferences = PreferenceStore.in(folder.resolve("config"));
        workspace =
                Workspaces.open(preferences, new WorkFolders(folder.resolve("documents"), folder.resolve("temporary")));
        stage = WindowStage.onFx(Stage::new);
        window = WindowStage.onFx(() -> {
            var made = new DesktopWindow(stage, workspace, preferences, renderer, gone::countDown);
            made.show();
            return made;
        });
    }

    void open(Path location) {
        WindowStage.onFx(() -> {
            window.content().open(location);
            return true;
        });
    }

    Workspace workspace() {
        return workspace;
    }

    WorkspaceState state() {
        return workspace.state();
    }

    /// Waits until something holds.
    ///
    /// @param what for the message when it never does
    void until(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!WindowStage.onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("within " + limit + " it never came to: " + what + "; phase " + state().phase()
                        + ", problem " + state().problem());
            }
            nextPulse();
        }
    }

    private static void nextPulse() {
        var shown = new CountDownLatch(1);
        FxThread.withNextPulse(shown::countDown);
        try {
            if (!shown.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("no pulse for 30 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    <T extends Node> T find(String id, Class<T> type) {
        return WindowStage.onFx(
                () -> type.cast(Optional.ofNullable(stage.getScene().getRoot().lookup("#" + id))
                        .orElseThrow(() -> new AssertionError("there is no #" + id))));
    }

    /// Presses a key in the picture.
    void press(KeyCode code) {
        var picture = find("picture", Node.class);
        WindowStage.onFx(() -> {
            picture.requestFocus();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(picture, new KeyEvent(type, "", code.getName(), code, false, false, false, false));
            }
            return true;
        });
        nextPulse();
    }

    /// Drags across the picture with the left button, one event a pulse.
    ///
    /// @param steps events, 6 pixels each
    void drag(int steps) {
        var picture = find("picture", Node.class);
        for (int i = 0; i <= steps; i++) {
            double x = 200 + 6.0 * (i % 60);
            double y = 200 + (i % 60);
            var type = i == 0
                    ? MouseEvent.MOUSE_PRESSED
                    : i == steps ? MouseEvent.MOUSE_RELEASED : MouseEvent.MOUSE_DRAGGED;
            WindowStage.onFx(() -> {
                var place = picture.localToScene(x, y);
                Event.fireEvent(
                        picture,
                        new MouseEvent(
                                type,
                                place.getX(),
                                place.getY(),
                                place.getX(),
                                place.getY(),
                                MouseButton.PRIMARY,
                                1,
                                false,
                                false,
                                false,
                                false,
                                true,
                                false,
                                false,
                                false,
                                false,
                                false,
                                null));
                return true;
            });
            nextPulse();
        }
    }

    /// Measures from now on how evenly the `fx` thread draws.
    PulseMeter measurePulses() {
        return WindowStage.onFx(() -> {
            var meter = new PulseMeter();
            meter.start();
            return meter;
        });
    }

    /// The pixels of the picture as a number that differs when they do.
    int pictureHash() {
        var picture = find("picture", Node.class);
        return WindowStage.onFx(() -> {
            var image = picture.snapshot(null, null);
            int width = (int) image.getWidth();
            int height = (int) image.getHeight();
            var pixels = new int[width * height];
            image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
            return Arrays.hashCode(pixels);
        });
    }

    /// Closes it as a user does, and waits until everything is saved; says so when it asks whether to stop training.
    void quit() {
        WindowStage.onFx(() -> {
            window.requestClose();
            return true;
        });
        WindowStage.onFx(() -> {
            Window.getWindows().stream()
                    .map(shown -> shown.getScene().getRoot())
                    .filter(root -> root instanceof DialogPane && "closing".equals(root.getId()))
                    .findFirst()
                    .ifPresent(root -> saveAndQuit((DialogPane) root));
            return true;
        });
        try {
            if (!gone.await(120, TimeUnit.SECONDS)) {
                throw new AssertionError("the window does not close");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void saveAndQuit(DialogPane question) {
        var save = question.getButtonTypes().stream()
                .filter(type -> type.getButtonData() == ButtonBar.ButtonData.OK_DONE)
                .findFirst()
                .orElseThrow();
        ((Button) question.lookupButton(save)).fire();
    }

    @Override
    public void close() {
        workspace.close();
        WindowStage.onFx(() -> {
            stage.hide();
            window.close();
            return true;
        });
    }
}
