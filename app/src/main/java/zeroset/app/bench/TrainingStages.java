package zeroset.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroset.model.config.Budget;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.region.RegionFinder;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingReport;
import zeroset.model.training.TrainingSession;

/// A short run on the embedded sample, stage by stage.
///
/// @param snapshot the field after it
/// @param figures of the stages of a step, the whole step first
record TrainingStages(SdfSnapshot snapshot, List<StageFigure> figures) {

    /// Steps until the JVM has compiled what runs often.
    private static final int WARM_UP = 200;

    /// Trains and measures.
    ///
    /// @param steps that count
    static TrainingStages measure(LoadedDataset photographs, TrainingConfig config, int steps)
            throws DatasetException, TrainingException, InterruptedException {
        var region = RegionFinder.find(photographs.dataset(), photographs.training(), Optional.empty())
                .region();
        var warmUp = config.withBudget(new Budget.Steps(WARM_UP));
        try (var first = TrainingSession.create(photographs, region, warmUp, _ -> {})) {
            first.start();
            first.await();
            var start = first.checkpoint();
            var rest = new Budget.Steps(WARM_UP + steps);
            try (var second = TrainingSession.resume(photographs, start, rest, _ -> {})) {
                second.start();
                var report = second.await();
                double samples = report.samplesPerSecond() * (report.seconds() - start.seconds());
                return new TrainingStages(second.latestSnapshot().orElseThrow(), figures(report, steps, samples));
            }
        }
    }

    private static List<StageFigure> figures(TrainingReport report, int steps, double samples) {
        double seconds = report.secondsPerStage().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        var cost = StepCost.of(report.config());
        var figures = new ArrayList<StageFigure>();
        figures.add(StageFigure.speed("training step", "samples", samples / seconds)
                .withFlop(cost.networkFlop() + 2 * cost.encodingFlop())
                .withBytes(3 * cost.encodingBytes()));
        report.secondsPerStage()
                .forEach((stage, time) -> figures.add(
                        switch (stage) {
                            case "networks" ->
                                StageFigure.speed("  networks", "samples", samples / time)
                                        .withFlop(cost.networkFlop());
                            case "encoding forward" ->
                                StageFigure.speed("  encoding forward", "samples", samples / time)
                                        .withFlop(cost.encodingFlop())
                                        .withBytes(cost.encodingBytes());
                            case "encoding backward" ->
                                StageFigure.speed("  encoding backward", "samples", samples / time)
                                        .withFlop(cost.encodingFlop())
                                        .withBytes(2 * cost.encodingBytes());
                            default -> StageFigure.speed("  " + stage, "steps", steps / time);
                        }));
        return figures;
    }
}
