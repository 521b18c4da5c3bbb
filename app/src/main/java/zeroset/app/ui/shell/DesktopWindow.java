package zeroset.app.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.PulseMeter;
import zeroset.app.ui.Texts;
import zeroset.app.workspace.LogEntry;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.Workspace;
import zeroset.app.workspace.WorkspaceState;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportListener;

/// The window on the desktop: its title, its size, its dialogs, and what happens when it is closed.
public final class DesktopWindow implements WindowHost, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DesktopWindow.class);
    /// Names of files that hold poses, in the formats that can be read.
    private static final List<String> POSE_FILES =
            List.of("*.json", "*.npz", "*.bin", "*.txt", "*.out", "*.xml", "*.csv", "*.log");

    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    private final Stage stage;
    private final Workspace workspace;
    private final PreferenceStore preferences;
    private final MainWindow content;
    private final Runnable quit;
    private boolean closing;

    /// Fills a stage.
    ///
    /// @param renderer makes the viewport's renderer
    /// @param quit called on the `fx` thread when everything is saved and the window is gone
    public DesktopWindow(
            Stage stage,
            Workspace workspace,
            PreferenceStore preferences,
            Function<ViewportListener, Viewport> renderer,
            Runnable quit) {
        this.stage = stage;
        this.workspace = workspace;
        this.preferences = preferences;
        this.quit = quit;
        content = new MainWindow(workspace, preferences, renderer, this);
        var layout = preferences.current().layout();
        stage.setScene(content.scene(
                Math.max(LEAST_WIDTH, layout.getOrDefault("window.width", 1440.0)),
                Math.max(LEAST_HEIGHT, layout.getOrDefault("window.height", 900.0))));
        stage.setMaximized(layout.getOrDefault("window.maximized", 0.0) != 0);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        content.model().part(DesktopWindow::title).subscribe(stage::setTitle);
        stage.setOnCloseRequest(this::closeRequested);
        if (Boolean.getBoolean("zeroset.pulses")) {
            measurePulses();
        }
    }

    /// Shows it.
    public void show() {
        stage.show();
    }

    /// What it holds.
    public MainWindow content() {
        return content;
    }

    /// The share that is done shows in the taskbar as well.
    private static String title(WorkspaceState state) {
        var name = state.dataset().map(OpenDataset::name);
        var share = state.progress().filter(_ -> state.phase() == Phase.TRAINING);
        if (name.isEmpty()) {
            return Texts.of("window.title.empty");
        }
        return share.map(progress -> Texts.of(
                        "window.title.training",
                        name.get(),
                        Long.toString(Math.round(Math.floor(100 * progress.fraction())))))
                .orElse(Texts.of("window.title", name.get()));
    }

    private void measurePulses() {
        var meter = new PulseMeter();
        meter.start();
        content.everyBeat(() -> stage.setTitle(Texts.of(
                "window.pulses",
                Long.toString(Math.round(meter.longestGapMillis())),
                Integer.toString(meter.count()))));
    }

    // --- closing -----------------------------------------------------------------------------------------------------

    private void closeRequested(WindowEvent event) {
        event.consume(); // the window stays until the work is saved
        if (closing) {
            return;
        }
        if (content.isTraining()) {
            ask();
        } else {
            saveAndQuit();
        }
    }

    private void ask() {
        var stop = new ButtonType(Texts.of("closing.save"), ButtonBar.ButtonData.OK_DONE);
        var stay = new ButtonType(Texts.of("closing.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, Texts.of("closing.text"), stop, stay);
        question.initOwner(stage);
        question.setTitle(Texts.of("closing.title"));
        question.setHeaderText(Texts.of("closing.title"));
        question.setGraphic(null);
        question.getDialogPane().setId("closing");
        content.theme().apply(question.getDialogPane());
        question.resultProperty().subscribe((_, answer) -> {
            if (answer == stop) {
                saveAndQuit();
            }
        });
        question.show();
    }

    /// The workspace waits for the step in progress and for the disk: not on the `fx` thread.
    private void saveAndQuit() {
        closing = true;
        remember();
        content.showClosing();
        var began = Instant.now();
        var _ = CompletableFuture.runAsync(workspace::close)
                .whenComplete((_, failure) -> FxThread.run(() -> {
                    var problems = problemsSince(began);
                    if (failure != null) {
                        LOG.error("closing the workspace failed", failure);
                        problems.add(UnexpectedFailure.problem(failure).sentence());
                    }
                    if (problems.isEmpty()) {
                        leave();
                    } else {
                        tellAndLeave(String.join("\n\n", problems));
                    }
                }));
    }

    private List<String> problemsSince(Instant moment) {
        return workspace.log().stream()
                .filter(entry -> entry.level() == LogEntry.Level.ERROR)
                .filter(entry -> !entry.time().isBefore(moment))
                .map(LogEntry::text)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// A window that goes with what it could not save would take the reason along.
    private void tellAndLeave(String problems) {
        var leave = new ButtonType(Texts.of("closing.leave"), ButtonBar.ButtonData.OK_DONE);
        var told = new Alert(Alert.AlertType.WARNING, problems, leave);
        told.initOwner(stage);
        told.setTitle(Texts.of("closing.failed"));
        told.setHeaderText(Texts.of("closing.failed"));
        told.setGraphic(null);
        told.getDialogPane().setId("closing-failed");
        content.theme().apply(told.getDialogPane());
        told.setOnHidden(_ -> leave());
        told.show();
    }

    private void leave() {
        stage.hide();
        quit.run();
    }

    private void remember() {
        preferences.update(now -> {
            var kept = now.withLayout("window.maximized", stage.isMaximized() ? 1 : 0);
            return stage.isMaximized() || stage.isFullScreen()
                    ? kept
                    : kept.withLayout("window.width", stage.getScene().getWidth())
                            .withLayout("window.height", stage.getScene().getHeight());
        });
    }

    @Override
    public void close() {
        content.close();
    }

    // --- the desktop -------------------------------------------------------------------------------------------------

    @Override
    public Optional<Path> chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("command.open"));
        startFolder().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFile() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("command.open-file"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(Texts.of("dialog.pose-files"), POSE_FILES),
                        new FileChooser.ExtensionFilter(Texts.of("dialog.all-files"), List.of("*")));
        startFolder().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
    }

    private Optional<File> startFolder() {
        return preferences.current().recents().stream()
                .map(recent -> recent.location().toAbsolutePath().getParent())
                .filter(parent -> parent != null && parent.toFile().isDirectory())
                .map(Path::toFile)
                .findFirst();
    }

    @Override
    public Optional<Path> chooseTarget(Optional<Path> proposed) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("dialog.save"));
        proposed.ifPresent(file -> {
            chooser.setInitialFileName(String.valueOf(file.getFileName()));
            var folder = file.getParent();
            if (folder != null && folder.toFile().isDirectory()) {
                chooser.setInitialDirectory(folder.toFile());
            }
        });
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    @Override
    public ReadOnlyBooleanProperty fullScreenProperty() {
        return stage.fullScreenProperty();
    }

    @Override
    public void setFullScreen(boolean on) {
        stage.setFullScreen(on);
    }

    @Override
    public void requestClose() {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
