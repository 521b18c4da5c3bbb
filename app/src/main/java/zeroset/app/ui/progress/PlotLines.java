package zeroset.app.ui.progress;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import zeroset.model.training.TrainingEvent.Progress;

/// The lines of a plot, over training time. Drawn when there is something new, and never else.
final class PlotLines extends Region {

    private static final int MOST_POINTS = 240; // per line: more than a screen shows of a small plot
    private static final double MARGIN = 3; // logical pixels, so that a thick line is not cut

    private final PlotKind kind;
    private final List<Polyline> lines = new ArrayList<>();
    private final Line base = new Line();
    private List<Progress> history = List.of();
    private double low;
    private double high = 1;

    PlotLines(PlotKind kind) {
        this.kind = kind;
        getStyleClass().add("plot-lines");
        base.getStyleClass().add("plot-base");
        base.setManaged(false);
        getChildren().add(base);
        for (int i = 0; i < kind.series().size(); i++) {
            var line = new Polyline();
            line.getStyleClass().addAll("plot-line", "plot-line-" + i);
            line.setManaged(false);
            lines.add(line);
            getChildren().add(line);
        }
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
    }

    /// Draws a run.
    void show(List<Progress> newHistory) {
        history = newHistory;
        requestLayout();
    }

    /// The smallest value that is drawn.
    double low() {
        return low;
    }

    /// The largest value that is drawn.
    double high() {
        return high;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        base.setStartY(height - 0.5);
        base.setEndX(width);
        base.setEndY(height - 0.5);
        measure();
        double seconds =
                history.isEmpty() ? 1 : Math.max(1e-9, history.getLast().seconds());
        double begin = history.isEmpty() ? 0 : Math.min(history.getFirst().seconds(), seconds - 1e-9);
        double bottom = kind.scale().applyAsDouble(low);
        double span = Math.max(1e-12, kind.scale().applyAsDouble(high) - bottom);
        int stride = Math.max(1, Math.ceilDiv(history.size(), MOST_POINTS));
        for (int i = 0; i < lines.size(); i++) {
            var value = kind.series().get(i).value();
            var points = new ArrayList<Double>();
            for (int j = (history.size() - 1) % stride; j >= 0 && j < history.size(); j += stride) {
                var progress = history.get(j);
                double now = value.applyAsDouble(progress);
                if (kind.draws(now)) {
                    double share = (kind.scale().applyAsDouble(now) - bottom) / span;
                    points.add(width * (progress.seconds() - begin) / (seconds - begin));
                    points.add(height - MARGIN - share * (height - 2 * MARGIN));
                }
            }
            lines.get(i).getPoints().setAll(points);
        }
    }

    private void measure() {
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        for (var series : kind.series()) {
            for (var progress : history) {
                double value = series.value().applyAsDouble(progress);
                if (kind.draws(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (kind.fromZero() && low <= high) {
            low = 0;
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
    }
}
