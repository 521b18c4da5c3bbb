package zeroset.model.project;

import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SamplingConfig.Sections;
import zeroset.model.config.TrainingConfig;

/// Upper bounds for configurations that come from files, far above every preset: memory is allocated by these numbers,
/// and
/// a file of someone else must not decide how much.
final class ConfigLimits {

    /// 128 MB, and the optimiser takes three times that besides.
    private static final long LARGEST_TABLE = 1 << 25;

    private ConfigLimits() {}

    /// Checks what the records themselves leave open.
    ///
    /// @throws IllegalArgumentException naming the value that is out of range
    static void check(TrainingConfig config) {
        within("threads", config.threads(), 1, 1024);
        if (config.encoding() instanceof EncodingConfig.HashGrid grid) {
            long numbers = ((long) grid.levels() * grid.featuresPerLevel()) << grid.log2TableSize();
            within("numbers in the hash grid", numbers, 1, LARGEST_TABLE);
        }
        within("rays per step", config.sampling().raysPerStep(), 1, 1 << 20);
        switch (config.sampling().sections()) {
            case Sections.ProxyGrid grid -> {
                within("sections per ray", grid.perRay(), 1, 1024);
                within("grid resolution", grid.gridResolution(), 2, 512);
                within("march steps", grid.marchSteps(), 1, 1 << 16);
                within("refresh interval", grid.refreshInterval(), 1, Integer.MAX_VALUE);
            }
            case Sections.Hierarchical passes -> {
                within("uniform sections", passes.uniform(), 1, 1024);
                within("up-sampling rounds", passes.rounds(), 0, 64);
                within("sections per round", passes.perRound(), 0, 1024);
            }
        }
        within("cue samples per step", config.cues().samplesPerStep(), 0, 1 << 20);
        within("SDF layers", config.sdfNetwork().hiddenLayers(), 1, 64);
        within("SDF units", config.sdfNetwork().hiddenWidth(), 1, 4096);
        within("geometry features", config.sdfNetwork().geometryFeatures(), 0, 4096);
        within("colour layers", config.colorNetwork().hiddenLayers(), 1, 64);
        within("colour units", config.colorNetwork().hiddenWidth(), 1, 4096);
        if (config.background() instanceof BackgroundConfig.Surroundings surroundings) {
            within("sections of the surroundings", surroundings.sectionsPerRay(), 1, 1024);
            within("log2 of the surroundings' table", surroundings.log2TableSize(), 4, 24);
        }
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + ".." + most + ", was " + value);
        }
    }
}
