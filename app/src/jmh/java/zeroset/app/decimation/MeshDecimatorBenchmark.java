package zeroset.app.decimation;

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
import zeroset.model.mesh.TriangleMesh;

/// Decimation to a tenth of the triangles.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@NullUnmarked // JMH fills the fields
public class MeshDecimatorBenchmark {

    /// Triangles of the mesh.
    @Param("500000")
    private int triangles;

    private TriangleMesh mesh;

    /// Makes the mesh.
    @Setup
    public void make() {
        mesh = Shapes.torus(triangles);
    }

    /// The whole decimation.
    @Benchmark
    public TriangleMesh toATenth() {
        return MeshDecimator.decimate(mesh, triangles / 10, done -> true);
    }
}
