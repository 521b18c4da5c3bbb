package zeroset.app.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.Phase;

/// Shown while a data set is read: what is happening, how far it is, and a way out.
final class ReadingCard extends VBox {

    private final WorkspaceModel model;
    private final Label name = new Label();
    private final Label stage = new Label();
    private final ProgressBar bar = new ProgressBar(-1);
    private final Button cancel = new Button(Texts.of("action.cancel"));

    ReadingCard(WorkspaceModel model) {
        this.model = model;
        setId("reading");
        getStyleClass().addAll("floating-bar", "reading");
        setAlignment(Pos.CENTER);
        setMaxSize(360, USE_PREF_SIZE);
        name.getStyleClass().add("headline");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        stage.getStyleClass().add("caption");
        bar.setMaxWidth(Double.MAX_VALUE);
        cancel.setId("reading-cancel");
        getChildren().addAll(name, bar, stage, cancel);
        model.stateProperty().subscribe(_ -> beat());
    }

    /// Shows how far it is.
    void beat() {
        boolean reading =
                model.state().phase() == Phase.READING && !model.state().tasks().isEmpty();
        setVisible(reading);
        if (reading) {
            show(model.state().tasks().getFirst());
        }
    }

    private void show(BackgroundTask<?> task) {
        name.setText(task.name());
        stage.setText(task.stage());
        double fraction = task.fraction().orElse(-1);
        if (bar.getProgress() != fraction) {
            bar.setProgress(fraction);
        }
        cancel.setDisable(!task.cancellable());
        cancel.setOnAction(_ -> task.cancel());
    }
}
