package zeroset.app.ablation;

import zeroset.model.config.Preset;

/// What a run was: two runs with one key are the same run.
record RunKey(TestScene scene, long seed, String variant, Preset preset, int steps) {

    /// The run of the preset that this one is compared with.
    RunKey reference() {
        return new RunKey(scene, seed, Variant.PRESET.name(), preset, steps);
    }
}
