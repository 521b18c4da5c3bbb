package zeroset.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.function.Consumer;
import zeroset.app.job.SampleData;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.limits.MachineLimits;

/// Measures every stage of the program on the embedded sample.
public final class Bench {

    private final TrainingConfig config;
    private final int steps;
    private final Consumer<String> listener;

    /// @param config what is trained; a preset with a hash grid
    /// @param steps that are measured, after some for the compiler
    /// @param listener hears what is measured next
    public Bench(TrainingConfig config, int steps, Consumer<String> listener) {
        this.config = config;
        this.steps = steps;
        this.listener = listener;
    }

    /// Measures; about a minute. Nothing else should run meanwhile.
    public BenchReport run() throws Exception {
        listener.accept("the machine's limits");
        var limits = MachineLimits.measure(config.threads());
        var folder = Files.createTempDirectory("zeroset-bench");
        try {
            listener.accept("training steps");
            var data = folder.resolve("spot");
            SampleData.copyTo(data);
            var photographs = LoadedDataset.load(DatasetReaders.read(data), config.threads());
            var training = TrainingStages.measure(photographs, config, steps);
            var figures = new ArrayList<>(training.figures());
            listener.accept("meshing and mesh files");
            figures.addAll(MeshingStages.measure(training.snapshot(), folder));
            listener.accept("pictures");
            figures.addAll(PictureStages.measure(training.snapshot()));
            return new BenchReport(config.preset(), limits, figures);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
