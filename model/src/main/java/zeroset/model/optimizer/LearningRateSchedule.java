package zeroset.model.optimizer;

import zeroset.model.config.OptimizerConfig;

/// Linear warm-up, then a cosine from 1 to the final share (as NeuS has it).
///
/// @param config gives warm-up and final share
public record LearningRateSchedule(OptimizerConfig config) {

    /// Factor on all learning rates.
    ///
    /// @param progress share of the budget spent, 0..1
    public double scale(double progress) {
        if (progress < config.warmUp()) {
            return 0.01 + 0.99 * progress / config.warmUp();
        }
        double share = (progress - config.warmUp()) / (1 - config.warmUp());
        return config.finalShare() + (1 - config.finalShare()) * 0.5 * (1 + Math.cos(Math.PI * share));
    }
}
