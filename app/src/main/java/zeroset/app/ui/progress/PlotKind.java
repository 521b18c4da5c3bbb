package zeroset.app.ui.progress;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import zeroset.app.ui.Figures;
import zeroset.app.ui.Texts;
import zeroset.model.training.TrainingEvent.Progress;

/// A plot: what it draws over the course of a run.
enum PlotKind {
    /// The loss terms, on a logarithmic scale because they fall over decades.
    LOSS(
            true,
            new Series("color", progress -> progress.losses().color()),
            new Series("eikonal", progress -> progress.losses().eikonal()),
            new Series("mask", progress -> progress.losses().mask()),
            new Series("curvature", progress -> progress.losses().curvature()),
            new Series("cues", progress -> progress.losses().cues())),
    /// How well the training rays are met.
    PSNR(false, new Series("train", Progress::trainPsnr)),
    /// How sharp the surface is.
    SHARPNESS(true, new Series("inv-s", Progress::invS)),
    /// How fast it goes.
    SPEED(false, new Series("samples", Progress::samplesPerSecond));

    /// One line.
    ///
    /// @param id names its text
    /// @param value of a report
    record Series(String id, ToDoubleFunction<Progress> value) {
        String text() {
            return Texts.of("plot.series." + id);
        }
    }

    private static final double LEAST_OF_LOG = 1e-7; // a term that is switched off is 0

    private final boolean logarithmic;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Series> series;

    PlotKind(boolean logarithmic, Series... series) {
        this.logarithmic = logarithmic;
        this.series = List.of(series);
    }

    List<Series> series() {
        return series;
    }

    /// Whether the plot begins at 0: a speed that hardly changes should look so.
    boolean fromZero() {
        return this == SPEED;
    }

    /// From a value to a height, before it is scaled.
    DoubleUnaryOperator scale() {
        return logarithmic ? value -> Math.log10(Math.max(LEAST_OF_LOG, value)) : value -> value;
    }

    /// Whether a value is drawn: on a logarithmic scale 0 has no place.
    boolean draws(double value) {
        return Double.isFinite(value) && (!logarithmic || value > LEAST_OF_LOG);
    }

    String text() {
        return Texts.of("plot." + name().toLowerCase(Locale.ROOT));
    }

    String hint() {
        return Texts.of("plot." + name().toLowerCase(Locale.ROOT) + ".hint");
    }

    /// A value with its unit.
    String figure(double value) {
        return switch (this) {
            case LOSS -> Figures.significant(value);
            case PSNR -> Figures.decibel(value);
            case SHARPNESS -> Figures.count(value);
            case SPEED -> Texts.of("unit.per-second", Figures.count(value));
        };
    }

    /// The newest value that stands for the plot.
    double headline(Progress newest) {
        return this == LOSS
                ? newest.losses().total()
                : series.getFirst().value().applyAsDouble(newest);
    }
}
