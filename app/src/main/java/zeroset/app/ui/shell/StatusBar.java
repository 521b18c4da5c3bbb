package zeroset.app.ui.shell;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Figures;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.WorkspaceState;

/// The line at the bottom: what is open, when it was saved, what is running, memory, and what draws.
final class StatusBar extends HBox {

    private final WorkspaceModel model;
    private final Label dataset = new Label();
    private final Label saved = new Label();
    private final HBox tasks = new HBox();
    private final Tooltip names = new Tooltip();
    private final Label taskText = new Label();
    private final ProgressBar taskBar = new ProgressBar(0);
    private final Button cancel = new Button(null, FontIcon.of(Material2OutlinedAL.CLOSE));
    private final Label memory = new Label();
    private final Label device = new Label();
    private List<BackgroundTask<?>> running = List.of();

    StatusBar(WorkspaceModel model) {
        this.model = model;
        setId("status-bar");
        getStyleClass().add("status-bar");

        dataset.setId("status-dataset");
        dataset.setGraphic(FontIcon.of(Material2OutlinedAL.FOLDER_OPEN));
        dataset.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        dataset.setMinWidth(40);
        dataset.setMaxWidth(260);
        saved.setId("status-saved");
        saved.setMinWidth(0);
        taskText.setId("status-task");
        taskText.setMinWidth(40);
        taskText.setTextOverrun(OverrunStyle.ELLIPSIS);
        taskBar.setId("status-task-progress");
        taskBar.setPrefWidth(90);
        taskBar.setMinWidth(40);
        cancel.setId("status-task-cancel");
        cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setAccessibleText(Texts.of("action.cancel"));
        cancel.setOnAction(_ -> {
            if (!running.isEmpty()) {
                shown(running).cancel();
            }
        });
        Tooltip.install(tasks, names);
        tasks.getStyleClass().add("status-tasks");
        tasks.getChildren().addAll(taskText, taskBar, cancel);
        tasks.setMinWidth(0);
        memory.setId("status-memory");
        memory.setTooltip(new Tooltip(Texts.of("status.memory.hint")));
        memory.setGraphic(FontIcon.of(Material2OutlinedMZ.MEMORY));
        memory.setMinWidth(USE_PREF_SIZE);
        device.setId("status-device");
        device.setTextOverrun(OverrunStyle.ELLIPSIS);
        device.setMinWidth(0);
        device.setMaxWidth(200);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(dataset, saved, space, tasks, memory, device);

        model.part(WorkspaceState::dataset).subscribe(this::showDataset);
        model.part(WorkspaceState::tasks).subscribe(this::showTasks);
        model.stateProperty().subscribe(_ -> beat());
    }

    private void showDataset(Optional<OpenDataset> open) {
        dataset.setText(open.map(OpenDataset::name).orElse(Texts.of("status.nothing")));
        dataset.setTooltip(open.map(shown -> new Tooltip(shown.location() + "\n" + shown.format()))
                .orElse(null));
    }

    private void showTasks(List<BackgroundTask<?>> newest) {
        running = newest;
        beat();
    }

    /// What draws, and what happened to it.
    void showDevice(String name) {
        device.setText(name);
        device.setTooltip(new Tooltip(Texts.of("status.device.hint", name)));
    }

    /// Shows what nobody announces.
    void beat() {
        saved.setText(model.state().lastSaved().map(StatusBar::savedText).orElse(""));
        var runtime = Runtime.getRuntime();
        memory.setText(Figures.bytes((double) (runtime.totalMemory() - runtime.freeMemory())));
        tasks.setVisible(!running.isEmpty());
        if (!running.isEmpty()) {
            showTask(shown(running));
        }
    }

    /// The newest: a mesh that is being made while training goes on can be cancelled without stopping the training.
    private static BackgroundTask<?> shown(List<BackgroundTask<?>> running) {
        return running.getLast();
    }

    private void showTask(BackgroundTask<?> task) {
        var stage = task.stage().isBlank() ? task.name() : task.name() + " · " + task.stage();
        var left = task.timeLeft().map(time -> " · " + Figures.duration(time)).orElse("");
        var others = running.size() > 1 ? "  " + Texts.of("status.more", Integer.toString(running.size() - 1)) : "";
        taskText.setText(stage + left + others);
        tasks.setAccessibleText(taskText.getText());
        names.setText(running.stream().map(BackgroundTask::name).collect(Collectors.joining("\n")));
        // No endless animation: it would ask for sixty pulses per second as long as a run lasts.
        double fraction = task.fraction().orElse(-1);
        taskBar.setVisible(fraction >= 0);
        taskBar.setManaged(fraction >= 0);
        if (fraction >= 0 && taskBar.getProgress() != fraction) {
            taskBar.setProgress(fraction);
        }
        cancel.setVisible(task.cancellable());
        cancel.setManaged(task.cancellable());
        cancel.setAccessibleText(Texts.of("action.cancel-task", task.name()));
    }

    private static String savedText(Instant when) {
        var age = Duration.between(when, Instant.now());
        return age.toSeconds() < 2 ? Texts.of("status.saved-now") : Texts.of("status.saved", Figures.duration(age));
    }
}
