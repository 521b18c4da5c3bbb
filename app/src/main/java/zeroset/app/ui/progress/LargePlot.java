package zeroset.app.ui.progress;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import zeroset.app.ui.Figures;
import zeroset.app.ui.Texts;
import zeroset.model.training.TrainingEvent.Progress;

/// A plot over the picture, with its range, its legend and the newest figures.
final class LargePlot extends BorderPane {

    private final PlotKind kind;
    private final PlotLines lines;
    private final Label high = new Label();
    private final Label low = new Label();
    private final Label time = new Label();
    private final FlowPane legend = new FlowPane();

    /// @param close takes it away
    LargePlot(PlotKind kind, Runnable close) {
        this.kind = kind;
        lines = new PlotLines(kind);
        setId("large-plot");
        getStyleClass().addAll("floating-bar", "large-plot");
        setMaxSize(720, 300);
        setPrefSize(720, 300);
        var title = new Label(kind.text());
        title.getStyleClass().add("headline");
        var hint = new Label(kind.hint());
        hint.getStyleClass().add("caption");
        var closing = new Button(null, FontIcon.of(Material2OutlinedAL.CLOSE));
        closing.setId("large-plot-close");
        closing.setAccessibleText(Texts.of("action.close"));
        closing.setTooltip(new Tooltip(Texts.of("action.close")));
        closing.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        closing.setOnAction(_ -> close.run());
        closing.setMinWidth(USE_PREF_SIZE);
        var titles = new VBox(title, hint);
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        var header = new HBox(titles, time, closing);
        header.getStyleClass().add("plot-header");
        for (var label : List.of(high, low, time)) {
            label.getStyleClass().add("caption");
            label.setMinWidth(USE_PREF_SIZE);
        }
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var axis = new VBox(high, space, low);
        axis.getStyleClass().add("plot-axis");
        legend.getStyleClass().add("plot-legend");
        setTop(header);
        setLeft(axis);
        setCenter(lines);
        setBottom(legend);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
        lines.layoutBoundsProperty().subscribe(_ -> showRange());
    }

    PlotKind kind() {
        return kind;
    }

    /// Draws a run.
    void show(List<Progress> history) {
        lines.show(history);
        lines.layout();
        showRange();
        legend.getChildren().clear();
        if (history.isEmpty()) {
            time.setText("");
            return;
        }
        var newest = history.getLast();
        time.setText(Texts.of("plot.time", Figures.duration(newest.seconds()), Figures.whole(newest.step())));
        for (int i = 0; i < kind.series().size(); i++) {
            var series = kind.series().get(i);
            double value = series.value().applyAsDouble(newest);
            if (!kind.draws(value)) {
                continue; // a term that is switched off
            }
            var sample = new Line(0, 0, 18, 0);
            sample.getStyleClass().addAll("plot-line", "plot-line-" + i);
            legend.getChildren().add(entry(series.text() + "  " + kind.figure(value), sample));
        }
    }

    private static Label entry(String text, Line sample) {
        var label = new Label(text, sample);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void showRange() {
        high.setText(kind.figure(lines.high()));
        low.setText(kind.figure(lines.low()));
    }
}
