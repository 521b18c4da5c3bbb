package zeroset.model.mesh;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import zeroset.model.parallel.Workers;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.trainer.FittedField;

/// From a snapshot of the preset `standard` to a mesh with normals and colours. `rss.peak` of the profiler is the whole
/// process, with the field and a heap that may grow to a gigabyte.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@NullUnmarked // JMH fills the fields
public class SnapshotExtractionBenchmark {

    /// Cells along the object.
    @Param("512")
    private int resolution;

    /// Threads that evaluate the field.
    @Param("2")
    private int threads;

    private SdfSnapshot snapshot;

    /// Fits the field.
    @Setup
    public void fit() {
        try (var workers = new Workers(threads)) {
            snapshot = new FittedField(workers).snapshot();
        }
    }

    /// The whole extraction.
    @Benchmark
    public TriangleMesh extraction() throws NoSurfaceException {
        var settings = ExtractionSettings.defaults().withResolution(resolution).withWorkers(threads);
        return new SurfaceExtractor(settings).extract(snapshot.evaluators(), snapshot.transform(), done -> true);
    }
}
