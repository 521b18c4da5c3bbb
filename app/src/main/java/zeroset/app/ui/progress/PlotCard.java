package zeroset.app.ui.progress;

import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import zeroset.app.ui.Texts;
import zeroset.model.training.TrainingEvent.Progress;

/// A small plot with its newest figure; a click makes it large.
final class PlotCard extends VBox {

    private final PlotKind kind;
    private final PlotLines lines;
    private final Label figure = new Label();

    /// @param enlarge what a click does
    PlotCard(PlotKind kind, Runnable enlarge) {
        this.kind = kind;
        lines = new PlotLines(kind);
        setId("plot-" + kind.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("plot-card");
        setMinWidth(0);
        setPrefWidth(160);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(kind.text());
        Tooltip.install(this, new Tooltip(kind.hint()));
        setOnMouseClicked(_ -> enlarge.run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) { // as every button
                enlarge.run();
                event.consume();
            }
        });
        var title = new Label(kind.text());
        title.getStyleClass().add("caption");
        title.setMinWidth(0);
        figure.getStyleClass().add("plot-figure");
        figure.setMinWidth(USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(title, space, figure);
        header.getStyleClass().add("plot-header");
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().addAll(header, lines);
        show(List.of());
    }

    /// Draws a run.
    void show(List<Progress> history) {
        lines.show(history);
        var text = history.isEmpty() ? Texts.of("figure.none") : kind.figure(kind.headline(history.getLast()));
        figure.setText(text);
        setAccessibleHelp(text);
    }
}
