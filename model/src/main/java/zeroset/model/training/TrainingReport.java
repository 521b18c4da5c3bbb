package zeroset.model.training;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import zeroset.model.config.TrainingConfig;

/// The figures of a run.
///
/// @param steps optimisation steps done
/// @param seconds wall time of training, preparation of the proxy included, decoding of photographs excluded
/// @param samplesPerSecond network samples trained per second over the whole run
/// @param trainPsnr PSNR of the training rays over the last steps, dB
/// @param testPsnr mean PSNR of the held-out views, dB; empty when none are held out
/// @param testSsim mean SSIM of the held-out views; empty when none are held out
/// @param secondsPerStage wall time per stage of the step, and that for which it stood still for checkpoints
/// @param completed whether the budget was spent (false: stopped early)
/// @param config the configuration that ran
/// @param poses how far the photographs' poses were moved; empty when they were taken as given
public record TrainingReport(
        int steps,
        double seconds,
        double samplesPerSecond,
        double trainPsnr,
        OptionalDouble testPsnr,
        OptionalDouble testSsim,
        Map<String, Double> secondsPerStage,
        boolean completed,
        TrainingConfig config,
        Optional<PoseReport> poses) {

    /// The figures of a run that took poses as given.
    public TrainingReport(
            int steps,
            double seconds,
            double samplesPerSecond,
            double trainPsnr,
            OptionalDouble testPsnr,
            OptionalDouble testSsim,
            Map<String, Double> secondsPerStage,
            boolean completed,
            TrainingConfig config) {
        this(
                steps,
                seconds,
                samplesPerSecond,
                trainPsnr,
                testPsnr,
                testSsim,
                secondsPerStage,
                completed,
                config,
                Optional.empty());
    }
}
