package zeroset.app.bench;

import java.util.List;
import java.util.OptionalDouble;
import zeroset.model.limits.MachineLimits;

/// What a machine was measured to do.
///
/// @param preset what was trained
/// @param limits upper bounds measured in the same run
/// @param figures per stage
public record BenchReport(String preset, MachineLimits limits, List<StageFigure> figures) {

    /// Copies the list.
    public BenchReport {
        figures = List.copyOf(figures);
    }

    /// Share of the nearer limit that a stage reaches, 0..1: of arithmetic or of memory, whichever it is closer to.
    /// Caches may serve more bytes than memory does, so a share of memory can exceed 1.
    ///
    /// @return empty for a stage of which no cost is known
    public OptionalDouble shareOfLimit(StageFigure figure) {
        var flop = figure.flopPerSecond();
        var bytes = figure.bytesPerSecond();
        if (flop.isEmpty() && bytes.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Math.max(flop.orElse(0) / limits.fmaFlopPerSecond(), bytes.orElse(0) / limits.copyBytesPerSecond()));
    }
}
