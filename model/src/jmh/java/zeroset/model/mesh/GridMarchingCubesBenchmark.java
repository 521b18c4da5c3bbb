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
import zeroset.model.bench.Shapes;

/// Marching cubes of a ready grid in one thread. Voxels per second are `resolution³` by the time per operation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@NullUnmarked // JMH fills the fields
public class GridMarchingCubesBenchmark {

    /// Vertices per axis.
    @Param("256")
    private int resolution;

    private float[] values;

    /// Fills the grid.
    @Setup
    public void fill() {
        values = Shapes.grid(resolution);
    }

    /// The whole extraction, with its buffers.
    @Benchmark
    public TriangleMesh readyGrid() {
        return new GridMarchingCubes(values, resolution, resolution, resolution, 0).extract();
    }
}
