package zeroset.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.ExtractionSettings;
import zeroset.model.mesh.GridMarchingCubes;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.SurfaceExtractor;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.snapshot.SdfSnapshot;

/// Meshing and mesh files.
final class MeshingStages {

    private static final int GRID = 256;
    private static final int CELLS = 512;

    private final SdfSnapshot snapshot;
    private final Path folder;
    private final List<StageFigure> figures = new ArrayList<>();

    private MeshingStages(SdfSnapshot snapshot, Path folder) {
        this.snapshot = snapshot;
        this.folder = folder;
    }

    /// Measures.
    ///
    /// @param folder for files that are removed again
    static List<StageFigure> measure(SdfSnapshot snapshot, Path folder) throws Exception {
        var stages = new MeshingStages(snapshot, folder);
        stages.cubes();
        var mesh = stages.extraction();
        for (var format : MeshFormat.values()) {
            stages.file(mesh, format);
        }
        return stages.figures;
    }

    /// A ball with ripples in a ready grid, one thread.
    private void cubes() throws Exception {
        var values = new float[GRID * GRID * GRID];
        for (int i = 0; i < values.length; i++) {
            double x = -1 + 2.0 * (i % GRID) / (GRID - 1);
            double y = -1 + 2.0 * (Math.floorDiv(i, GRID) % GRID) / (GRID - 1);
            double z = -1 + 2.0 * Math.floorDiv(i, GRID * GRID) / (GRID - 1);
            values[i] = (float) (Math.sqrt(x * x + y * y + z * z) - 0.6 - 0.05 * Math.sin(12 * x) * Math.sin(9 * y));
        }
        double seconds = Stopwatch.seconds(() -> new GridMarchingCubes(values, GRID, GRID, GRID, 0).extract());
        figures.add(StageFigure.speed("marching cubes, ready grid, one thread", "voxels", values.length / seconds)
                .withBytes(Float.BYTES));
    }

    private TriangleMesh extraction() throws Exception {
        var extractor = new SurfaceExtractor(ExtractionSettings.defaults().withResolution(CELLS));
        var meshes = new ArrayList<TriangleMesh>();
        double seconds = Stopwatch.seconds(() ->
                meshes.add(extractor.extract(snapshot.evaluators(), snapshot.transform(), ExtractionListener.NONE)));
        figures.add(StageFigure.speed("meshing a field at " + CELLS, "meshes", 1 / seconds));
        return meshes.getLast();
    }

    private void file(TriangleMesh mesh, MeshFormat format) throws Exception {
        var file = folder.resolve("bench." + format.extension());
        double written = Stopwatch.seconds(() -> {
            MeshFormat.write(mesh, file);
            return file;
        });
        double megabytes = Files.size(file) * 1e-6;
        double read = Stopwatch.seconds(() -> MeshFormat.read(file));
        Files.delete(file);
        figures.add(StageFigure.speed("writing ." + format.extension(), "megabytes", megabytes / written)
                .withBytes(1e6));
        figures.add(StageFigure.speed("reading ." + format.extension(), "megabytes", megabytes / read)
                .withBytes(1e6));
    }
}
