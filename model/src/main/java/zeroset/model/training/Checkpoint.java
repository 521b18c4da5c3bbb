package zeroset.model.training;

import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Region;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.trainer.Trainer;

/// Everything a run needs to go on exactly where it stopped. Random draws depend only on seed and step, so there
/// are no generator states to keep.
///
/// @param config the run's configuration
/// @param region region of interest, data-set units; its bounding sphere is the unit sphere
/// @param step steps done
/// @param seconds wall time of training so far
/// @param arrays parameters, optimiser moments and proxy grid by name
public record Checkpoint(TrainingConfig config, Region region, int step, double seconds, NamedArrays arrays) {

    /// The field at this moment.
    public SdfSnapshot snapshot() {
        return Trainer.snapshotOf(this);
    }
}
