package zeroset.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.ui.GradientViewport;
import zeroset.app.ui.ScriptedWorkspace;
import zeroset.app.ui.States;
import zeroset.app.ui.WindowStage;
import zeroset.app.workspace.LogEntry;
import zeroset.app.workspace.Phase;

/// Closing the window: at once where nothing would be lost, after a question while training goes on.
@Timeout(90)
class ClosingTest {

    @TempDir
    private Path folder;

    private final ScriptedWorkspace workspace = new ScriptedWorkspace();
    private final CountDownLatch gone = new CountDownLatch(1);
    private Stage stage;
    private DesktopWindow window;

    @BeforeEach
    void open() {
        WindowStage.start();
        WindowStage.onFx(() -> {
            stage = new Stage();
            window = new DesktopWindow(
                    stage, workspace, PreferenceStore.in(folder), GradientViewport::new, gone::countDown);
            window.show();
            return true;
        });
    }

    @AfterEach
    void close() {
        WindowStage.onFx(() -> {
            stage.hide();
            window.close();
            return true;
        });
    }

    private void requestClose(Phase phase) {
        workspace.become(States.in(phase).state());
        WindowStage.pulse(); // with which the state comes
        WindowStage.pulse();
        WindowStage.onFx(() -> {
            window.requestClose();
            return true;
        });
    }

    private static Optional<DialogPane> question() {
        return dialog("closing");
    }

    private static Optional<DialogPane> dialog(String id) {
        return WindowStage.onFx(() -> Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot())
                .filter(DialogPane.class::isInstance)
                .map(DialogPane.class::cast)
                .filter(pane -> id.equals(pane.getId()))
                .findFirst());
    }

    private static void answer(ButtonBar.ButtonData data) {
        answer(question().orElseThrow(), data);
    }

    private static void answer(DialogPane pane, ButtonBar.ButtonData data) {
        WindowStage.onFx(() -> {
            ButtonType type = pane.getButtonTypes().stream()
                    .filter(each -> each.getButtonData() == data)
                    .findFirst()
                    .orElseThrow();
            ((Button) pane.lookupButton(type)).fire();
            return true;
        });
    }

    private void assertGone() throws InterruptedException {
        assertTrue(gone.await(30, TimeUnit.SECONDS), "the window is still there");
        assertTrue(workspace.asked().contains("close"), "the workspace was not closed: nothing was saved");
        assertFalse(WindowStage.onFx(stage::isShowing));
    }

    @Test
    void closesAtOnceWhereNothingWouldBeLost() throws InterruptedException {
        requestClose(Phase.FINISHED);
        assertGone();
        assertEquals(Optional.empty(), question());
    }

    @Test
    void saysWhatCouldNotBeSavedBeforeItGoes() throws InterruptedException {
        var said = new CountDownLatch(1);
        workspace.setAtClosing(() -> {
            workspace.say(new LogEntry(
                    Instant.now(), LogEntry.Level.ERROR, "/data/spot.zeroset: the disk is full. Free some space."));
            said.countDown();
        });
        requestClose(Phase.FINISHED);
        assertTrue(said.await(30, TimeUnit.SECONDS));
        WindowStage.pulse();
        WindowStage.pulse();
        var pane = dialog("closing-failed").orElseThrow();
        assertTrue(pane.getContentText().contains("the disk is full"), pane.getContentText());
        assertEquals(1, gone.getCount(), "the window went before that could be read");
        answer(pane, ButtonBar.ButtonData.OK_DONE);
        assertGone();
    }

    @Test
    void asksWhileTrainingAndStaysWhenToldTo() {
        requestClose(Phase.TRAINING);
        answer(ButtonBar.ButtonData.CANCEL_CLOSE);
        assertTrue(WindowStage.onFx(stage::isShowing));
        assertFalse(workspace.asked().contains("close"));
        assertEquals(Optional.empty(), question());
    }

    @Test
    void asksWhileTrainingAndSavesWhenToldTo() throws InterruptedException {
        requestClose(Phase.TRAINING);
        answer(ButtonBar.ButtonData.OK_DONE);
        assertGone();
    }
}
