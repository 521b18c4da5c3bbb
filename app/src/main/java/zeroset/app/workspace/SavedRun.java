package zeroset.app.workspace;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.config.TrainingConfig;
import zeroset.model.project.Project;
import zeroset.model.project.RunRecord;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.ProgressHistory;
import zeroset.model.training.TrainingReport;

/// A run as a project keeps it.
///
/// @param project open
/// @param readOnly whether it was opened to look at it
/// @param checkpoint where the run stopped; empty when nothing was trained yet
/// @param snapshot the field at the checkpoint
/// @param history losses and metrics until then
record SavedRun(
        Project project,
        boolean readOnly,
        Optional<Checkpoint> checkpoint,
        Optional<SdfSnapshot> snapshot,
        ProgressHistory history) {

    /// The settings that its configuration stands for.
    RunSettings settings() {
        var config = project.description().config();
        var preset = preset(config);
        Optional<Budget> budget = preset.config(config.seed(), 1).budget().equals(config.budget())
                ? Optional.empty()
                : Optional.of(config.budget());
        boolean refinesPoses = config.optimizer().poseRate() > 0;
        return new RunSettings(preset, budget, config.seed(), config.useMasks(), refinesPoses);
    }

    private static Preset preset(TrainingConfig config) {
        try {
            return Preset.valueOf(config.preset().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Preset.STANDARD; // made by a program with other presets; the run goes on with its own configuration
        }
    }

    /// Whether the budget is spent.
    boolean isFinished() {
        return checkpoint.isPresent()
                && checkpoint
                                .get()
                                .config()
                                .budget()
                                .progress(
                                        checkpoint.get().step(),
                                        checkpoint.get().seconds())
                        >= 1;
    }

    /// The figures of the last stretch of training.
    Optional<TrainingReport> report() {
        var runs = project.description().runs();
        return runs.isEmpty() ? Optional.empty() : Optional.of(report(runs.getLast()));
    }

    private TrainingReport report(RunRecord run) {
        return new TrainingReport(
                run.toStep(),
                run.seconds(),
                run.metrics().getOrDefault("samples_per_second", Double.NaN),
                run.metrics().getOrDefault("psnr_train", Double.NaN),
                metric(run.metrics(), "psnr_test"),
                metric(run.metrics(), "ssim_test"),
                run.secondsPerStage(),
                run.completed(),
                project.description().config(),
                run.poses());
    }

    private static OptionalDouble metric(Map<String, Double> metrics, String name) {
        var value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
