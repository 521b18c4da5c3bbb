package zeroset.model.project;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.training.Checkpoint;

/// What a checkpoint costs: its size, the copy for which training stands still, and processor time to compress and
/// write it. Not a test.
///
/// ```
/// java -cp ... zeroset.model.project.CheckpointCost PROJECT/checkpoint-5339.bin ...
/// ```
///
/// Moments of grids that were trained before these were rounded to 16 bits are rounded here.
final class CheckpointCost {

    private static final int TIMES = 5; // the last one is warm

    private CheckpointCost() {}

    public static void main(String[] args) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var folder = Files.createTempDirectory("zeroset-checkpoint");
        for (var name : args) {
            var file = Path.of(name);
            var checkpoint = rounded(CheckpointFile.read(file));
            for (int i = 0; i < TIMES; i++) {
                long began = threads.getCurrentThreadCpuTime();
                var _ = NamedArrays.copyOf(arrays(checkpoint));
                long copied = threads.getCurrentThreadCpuTime();
                var written = folder.resolve("checkpoint.bin");
                CheckpointFile.write(written, checkpoint);
                long end = threads.getCurrentThreadCpuTime();
                System.out.printf(
                        Locale.ROOT,
                        "%s: step %d, %.1f MB before, %.2f MB, copies %.3f s, writes %.2f s of processor time%n",
                        file,
                        checkpoint.step(),
                        Files.size(file) * 1e-6,
                        Files.size(written) * 1e-6,
                        (copied - began) * 1e-9,
                        (end - copied) * 1e-9);
                Files.delete(written);
            }
        }
        Files.delete(folder);
    }

    private static Checkpoint rounded(Checkpoint checkpoint) {
        var arrays = arrays(checkpoint);
        arrays.forEach((name, values) -> {
            if (name.endsWith(".table/m") || name.endsWith(".table/v")) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Float.intBitsToFloat((Float.floatToRawIntBits(values[i]) + 0x80) & ~0xff);
                }
            }
        });
        return new Checkpoint(
                checkpoint.config(),
                checkpoint.region(),
                checkpoint.step(),
                checkpoint.seconds(),
                NamedArrays.copyOf(arrays));
    }

    private static Map<String, float[]> arrays(Checkpoint checkpoint) {
        var arrays = new LinkedHashMap<String, float[]>();
        checkpoint
                .arrays()
                .names()
                .forEach(name -> arrays.put(name, checkpoint.arrays().get(name)));
        return arrays;
    }
}
