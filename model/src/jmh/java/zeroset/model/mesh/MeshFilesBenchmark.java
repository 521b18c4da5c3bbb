package zeroset.model.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import zeroset.model.bench.Shapes;

/// Writing and reading a mesh with normals and colours in memory's own file system, so that no disk takes part.
/// Megabytes per second are the size that the setup prints by the time per operation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
@NullUnmarked // JMH fills the fields
public class MeshFilesBenchmark {

    private static final Path MEMORY = Path.of("/dev/shm");

    /// File name extension.
    @Param({"ply", "obj"})
    private String format;

    /// Triangles of the mesh.
    @Param("4800000")
    private int triangles;

    private TriangleMesh mesh;
    private Path folder;
    private Path file;

    /// Makes the mesh and writes it once, for the readers.
    @Setup
    public void write() throws IOException {
        mesh = Shapes.torus(triangles);
        folder = Files.isDirectory(MEMORY)
                ? Files.createTempDirectory(MEMORY, "zeroset")
                : Files.createTempDirectory("zeroset");
        file = folder.resolve("read." + format);
        MeshFormat.write(mesh, file);
        System.out.printf("# %.1f MB in %s%n", Files.size(file) * 1e-6, folder);
    }

    /// Removes the files.
    @TearDown(Level.Trial)
    public void clean() throws IOException {
        Files.deleteIfExists(folder.resolve("written." + format));
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
    }

    /// Writes to another file each time over.
    @Benchmark
    public void writer() throws MeshWriteException {
        MeshFormat.write(mesh, folder.resolve("written." + format));
    }

    /// Reads the file.
    @Benchmark
    public TriangleMesh reader() throws IOException {
        return MeshFormat.read(file);
    }
}
