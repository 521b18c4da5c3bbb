package zeroset.app.ui.progress;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import zeroset.app.ui.viewport.ViewportView;

/// The strip below: four small plots, and the log when it is unfolded.
public final class ProgressView extends HBox {

    private static final double HEIGHT = 92;

    /// Shows the course of a run.
    ///
    /// @param viewport over which a plot lies when it is large
    public ProgressView(ProgressViewModel model, ViewportView viewport) {
        setId("progress");
        getStyleClass().add("progress-strip");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);

        var cards = Stream.of(PlotKind.values())
                .map(kind -> new PlotCard(kind, () -> model.toggle(kind)))
                .toList();
        cards.forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
        getChildren().addAll(cards);
        model.historyProperty().subscribe(history -> cards.forEach(card -> card.show(history)));

        var log = new LogView(model.log());
        log.setPrefWidth(420);
        log.setMinWidth(200);
        model.logShownProperty().subscribe(shown -> {
            log.setVisible(shown);
            log.setManaged(shown);
        });
        getChildren().add(log);
        new Enlargement(model, viewport).follow();
    }

    /// The large plot comes and goes.
    private record Enlargement(ProgressViewModel model, ViewportView viewport) {

        void follow() {
            model.enlargedProperty()
                    .subscribe(kind -> viewport.setOverlay(
                            "plot",
                            kind.map(shown -> {
                                var plot = new LargePlot(
                                        shown, () -> model.enlargedProperty().set(Optional.empty()));
                                plot.show(model.historyProperty().get());
                                return plot;
                            }),
                            Pos.BOTTOM_CENTER));
            model.historyProperty()
                    .subscribe(history -> viewport.overlay("plot")
                            .filter(LargePlot.class::isInstance)
                            .map(LargePlot.class::cast)
                            .ifPresent(plot -> plot.show(history)));
        }
    }
}
