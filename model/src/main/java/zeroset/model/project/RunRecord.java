package zeroset.model.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.PoseReport;
import zeroset.model.training.TrainingReport;

/// One stretch of training in a project's history: from its start, or from a checkpoint, until it ended.
///
/// @param startedAt ISO 8601 in UTC: `2026-03-01T12:00:00Z`
/// @param version of the program that ran
/// @param fromStep step at which it began
/// @param toStep step at which it ended
/// @param seconds wall time of training since step 0
/// @param completed whether the budget was spent (false: interrupted)
/// @param metrics what is known of `psnr_train`, `psnr_test` (dB), `ssim_test`, `samples_per_second`, of how far poses
/// were moved: `poses_mean_pixels`, `poses_max_pixels`, `poses_mean_degrees`, `poses_max_degrees`, `poses_at_bound`,
/// and of what checkpoints cost: how many `checkpoints` were written, `checkpoint_cpu_seconds` beside training to
/// compress and write them, and the size of the last one, `checkpoint_mb`
/// @param secondsPerStage wall time per stage of the step
/// @param machine what it ran on
/// @param seed of every random draw
/// @param photographs hash of all photographs, see {@link PhotographHashes#combined()}; empty when it is not known
/// @param state hash of the state at its end, see {@link Checkpoint#hash()}; empty when it is not known
public record RunRecord(
        String startedAt,
        String version,
        int fromStep,
        int toStep,
        double seconds,
        boolean completed,
        Map<String, Double> metrics,
        Map<String, Double> secondsPerStage,
        Machine machine,
        long seed,
        String photographs,
        String state) {

    /// Copies the maps; their order stays, since people read the file.
    public RunRecord {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        secondsPerStage = Collections.unmodifiableMap(new LinkedHashMap<>(secondsPerStage));
    }

    /// With another figure.
    public RunRecord withMetric(String name, double value) {
        var more = new LinkedHashMap<>(metrics);
        more.put(name, value);
        return new RunRecord(
                startedAt,
                version,
                fromStep,
                toStep,
                seconds,
                completed,
                more,
                secondsPerStage,
                machine,
                seed,
                photographs,
                state);
    }

    /// The record of a run that ended here and now with a report.
    ///
    /// @param end the state at its end
    /// @param photographs what they were, if it is known
    public static RunRecord of(
            String startedAt,
            String version,
            int fromStep,
            TrainingReport report,
            Checkpoint end,
            Optional<PhotographHashes> photographs) {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("samples_per_second", report.samplesPerSecond());
        metrics.put("psnr_train", report.trainPsnr());
        report.testPsnr().ifPresent(psnr -> metrics.put("psnr_test", psnr));
        report.testSsim().ifPresent(ssim -> metrics.put("ssim_test", ssim));
        report.poses().ifPresent(poses -> put(metrics, poses));
        metrics.values().removeIf(value -> !Double.isFinite(value)); // JSON has no NaN
        return new RunRecord(
                startedAt,
                version,
                fromStep,
                report.steps(),
                report.seconds(),
                report.completed(),
                metrics,
                report.secondsPerStage(),
                Machine.present(),
                report.config().seed(),
                photographs.map(PhotographHashes::combined).orElse(""),
                end.hash());
    }

    private static void put(Map<String, Double> metrics, PoseReport poses) {
        metrics.put("poses_mean_pixels", poses.meanPixels());
        metrics.put("poses_max_pixels", poses.maxPixels());
        metrics.put("poses_mean_degrees", poses.meanDegrees());
        metrics.put("poses_max_degrees", poses.maxDegrees());
        metrics.put("poses_at_bound", (double) poses.atBound());
    }

    /// How far poses were moved; empty when they were taken as given, or an older program ran.
    public Optional<PoseReport> poses() {
        return metrics.containsKey("poses_at_bound")
                ? Optional.of(new PoseReport(
                        metrics.getOrDefault("poses_mean_pixels", Double.NaN),
                        metrics.getOrDefault("poses_max_pixels", Double.NaN),
                        metrics.getOrDefault("poses_mean_degrees", Double.NaN),
                        metrics.getOrDefault("poses_max_degrees", Double.NaN),
                        (int) Math.round(metrics.get("poses_at_bound"))))
                : Optional.empty();
    }
}
