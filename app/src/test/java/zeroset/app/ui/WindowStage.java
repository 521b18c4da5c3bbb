package zeroset.app.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.ui.shell.MainWindow;
import zeroset.app.ui.shell.WindowHost;

/// A window for tests, without a display: a scripted workspace, a viewport that paints a disc, a desktop that answers
/// at once. All waiting has a limit.
public final class WindowStage implements AutoCloseable, WindowHost {

    private static final int LIMIT_SECONDS = 30; // loaded machines
    private static boolean started;

    private final SimpleBooleanProperty fullScreen = new SimpleBooleanProperty();
    private final ScriptedWorkspace workspace = new ScriptedWorkspace();
    private final AtomicReference<GradientViewport> viewport = new AtomicReference<>();
    private final MainWindow window;
    private final Stage stage;
    private volatile Optional<Path> answer = Optional.empty();
    private volatile boolean closeAsked;

    /// Opens a window.
    ///
    /// @param folder where preferences are kept
    public WindowStage(Path folder, double width, double height) {
        start();
        record Built(MainWindow window, Stage stage) {}
        var built = onFx(() -> {
            var content = new MainWindow(
                    workspace,
                    PreferenceStore.in(folder),
                    listener -> {
                        viewport.set(new GradientViewport(listener));
                        return viewport.get();
                    },
                    this);
            var shown = new Stage();
            shown.setScene(content.scene(width, height));
            shown.show();
            return new Built(content, shown);
        });
        window = built.window();
        stage = built.stage();
        settle();
    }

    /// Starts JavaFX, once for all tests.
    public static synchronized void start() {
        if (!started) {
            var ready = new CountDownLatch(1);
            Platform.startup(ready::countDown);
            await(ready);
            Platform.setImplicitExit(false);
            started = true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("JavaFX did nothing for " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Runs something on the `fx` thread and waits for it.
    public static <T> T onFx(Supplier<T> action) {
        if (Platform.isFxApplicationThread()) {
            return action.get();
        }
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new AssertionError("on the fx thread: " + e.getCause(), e.getCause());
        }
    }

    /// Waits until what was asked for before is shown: two pulses.
    public void settle() {
        pulse();
        pulse();
    }

    /// Waits until the next pulse.
    public static void pulse() {
        var shown = new CountDownLatch(1);
        FxThread.withNextPulse(shown::countDown);
        await(shown);
    }

    /// Waits until something holds, pulse by pulse.
    public void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came to that");
            }
            settle();
        }
    }

    /// Presses and releases a key where the focus is.
    public void press(KeyCode code, boolean shift, boolean control) {
        onFx(() -> {
            var target = Optional.ofNullable(scene().getFocusOwner()).orElse(scene().getRoot());
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(target, new KeyEvent(type, "", code.getName(), code, shift, control, false, false));
            }
            return true;
        });
        settle();
    }

    /// Presses a plain key.
    public void press(KeyCode code) {
        press(code, false, false);
    }

    /// A control by its id.
    public <T extends Node> T find(String id, Class<T> type) {
        return onFx(() -> type.cast(Optional.ofNullable(scene().getRoot().lookup("#" + id))
                .orElseThrow(() -> new AssertionError("there is no #" + id))));
    }

    public Scene scene() {
        return stage.getScene();
    }

    public Stage stage() {
        return stage;
    }

    public MainWindow window() {
        return window;
    }

    public ScriptedWorkspace workspace() {
        return workspace;
    }

    public GradientViewport viewport() {
        return viewport.get();
    }

    /// What the next dialog answers.
    public void answer(Path path) {
        answer = Optional.of(path);
    }

    public boolean closeAsked() {
        return closeAsked;
    }

    @Override
    public Optional<Path> chooseFolder() {
        return answer;
    }

    @Override
    public Optional<Path> chooseFile() {
        return answer;
    }

    @Override
    public Optional<Path> chooseTarget(Optional<Path> proposed) {
        return answer;
    }

    @Override
    public ReadOnlyBooleanProperty fullScreenProperty() {
        return fullScreen;
    }

    @Override
    public void setFullScreen(boolean on) {
        fullScreen.set(on);
    }

    @Override
    public void requestClose() {
        closeAsked = true;
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.close();
            window.close();
            return true;
        });
    }
}
