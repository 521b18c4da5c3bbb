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
import zeroset.model.mesh.GridMarchingCubes;
import zeroset.model.mesh.TriangleMesh;

/// Decimation of a sphere with normals and colours to a tenth of its triangles.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@NullUnmarked // JMH fills the fields
public class MeshDecimatorBenchmark {

    /// Lattice points along the cube that the sphere spans half of; 200 give some 190,000 triangles.
    @Param("200")
    private int resolution;

    private TriangleMesh mesh;

    /// Makes the mesh and prints its size.
    @Setup
    public void make() {
        mesh = sphere(resolution);
        System.out.printf("# %d triangles%n", mesh.triangleCount());
    }

    private static TriangleMesh sphere(int resolution) {
        float[] values = new float[resolution * resolution * resolution];
        double spacing = 2.0 / (resolution - 1);
        for (int i = 0; i < values.length; i++) {
            double x = -1 + spacing * (i % resolution);
            double y = -1 + spacing * (i / resolution % resolution);
            int slice = i / (resolution * resolution);
            double z = -1 + spacing * slice;
            values[i] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.5);
        }
        var bare = new GridMarchingCubes(values, resolution, resolution, resolution, 0).extract(-1, -1, -1, spacing);
        double[] positions = new double[3 * bare.vertexCount()];
        float[] normals = new float[positions.length];
        byte[] colors = new byte[positions.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = bare.position(i / 3, i % 3);
            normals[i] = (float) (2 * positions[i]); // the radius is a half
            colors[i] = (byte) Math.round(127 + 127 * normals[i]);
        }
        int[] triangles = new int[3 * bare.triangleCount()];
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = bare.corner(i / 3, i % 3);
        }
        return new TriangleMesh(positions, triangles, normals, colors);
    }

    /// The whole decimation.
    @Benchmark
    public TriangleMesh toATenth() {
        return MeshDecimator.decimate(mesh, mesh.triangleCount() / 10, done -> true);
    }
}
