package zeroset.app.job;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zeroset.app.decimation.MeshDecimator;
import zeroset.model.camera.Camera;
import zeroset.model.evaluation.MeshTopology;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.ExtractionSettings;
import zeroset.model.mesh.MeshBounds;
import zeroset.model.mesh.MeshCleaner;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.MeshWriteException;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.mesh.SurfaceExtractor;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.snapshot.SdfSnapshot;

/// Meshes a snapshot, into a file where one is wanted.
public final class MeshOutput {

    private final MeshSettings settings;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// @param settings how meshes are made
    /// @param listener hears how far it is
    /// @param cancellation ends it
    public MeshOutput(MeshSettings settings, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.settings = settings;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Says why a mesh cannot be written here, before any work is done; writes nothing.
    ///
    /// @throws BadInputException when its format is unknown or its place cannot be written
    static void check(Path file) throws BadInputException {
        if (MeshFormat.of(file).isEmpty()) {
            var known =
                    MeshFormat.extensions().stream().map(ending -> "." + ending).collect(Collectors.joining(" or "));
            throw new BadInputException(file + ": expected a mesh file that ends in " + known + ".");
        }
        OutputFile.checkWritable(file);
    }

    /// Whether the training cameras make a difference.
    boolean needsCameras() {
        return settings.unseen() != MeshSettings.Unseen.KEEP || settings.ground() != MeshSettings.Ground.KEEP;
    }

    /// Meshes and writes.
    ///
    /// @param cameras of the training photographs; where there are none, all surface counts as seen
    /// @throws NoSurfaceException when the field has no surface
    /// @throws JobCancelledException when it was cancelled; nothing is written then
    MeshSummary write(SdfSnapshot snapshot, List<Camera> cameras, Path file)
            throws BadInputException, NoSurfaceException, JobCancelledException {
        cancellation.check();
        try {
            var mesh = mesh(snapshot, cameras);
            listener.accept(new JobEvent.Stage("writing " + file.getFileName(), -1));
            var topology = MeshTopology.of(mesh);
            cancellation.check();
            MeshFormat.write(mesh, file);
            return new MeshSummary(
                    mesh.vertexCount(), mesh.triangleCount(), topology.watertight(), topology.components());
        } catch (MeshWriteException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (CancellationException e) {
            throw new JobCancelledException("Interrupted while meshing; no mesh was written.");
        }
    }

    /// Meshes, as what is written to a file would be.
    ///
    /// @param cameras of the training photographs; where there are none, all surface counts as seen
    /// @throws NoSurfaceException when the field has no surface
    /// @throws CancellationException when it was cancelled
    public TriangleMesh mesh(SdfSnapshot snapshot, List<Camera> cameras) throws BadInputException, NoSurfaceException {
        return placed(decimated(cleaned(snapshot, cameras)), snapshot.transform());
    }

    private TriangleMesh cleaned(SdfSnapshot snapshot, List<Camera> cameras) throws NoSurfaceException {
        int threads = Runtime.getRuntime().availableProcessors();
        return new MeshCleaning(settings, threads, listener, cancellation)
                .clean(extracted(snapshot), snapshot, cameras);
    }

    private TriangleMesh extracted(SdfSnapshot snapshot) throws NoSurfaceException {
        var extraction = ExtractionSettings.defaults()
                .withResolution(settings.resolution())
                .withColors(settings.colors())
                .withNormals(settings.normals())
                .withComponentShare(settings.components().leastShare());
        var mesh = new SurfaceExtractor(extraction)
                .extract(snapshot.evaluators(), snapshot.transform(), following("meshing"));
        return settings.components() instanceof MeshSettings.Components.Largest
                ? MeshCleaner.largestComponent(mesh) // of several that are equally large, one
                : mesh;
    }

    private TriangleMesh decimated(TriangleMesh mesh) throws BadInputException {
        int wanted = Math.max(1, settings.triangles().of(mesh.triangleCount()));
        if (wanted >= mesh.triangleCount()) {
            return mesh;
        }
        try {
            var decimated = MeshDecimator.decimate(mesh, wanted, following("reducing triangles"));
            if (decimated.triangleCount() > wanted) {
                listener.accept(new JobEvent.Notice("The mesh keeps " + decimated.triangleCount() + " triangles instead"
                        + " of " + wanted + ": with fewer its surface would tear or fold."));
            }
            return decimated;
        } catch (OutOfMemoryError e) {
            throw new BadInputException(
                    "There is not enough memory to reduce " + mesh.triangleCount()
                            + " triangles. Mesh with a lower resolution, or keep all triangles.",
                    e);
        }
    }

    private TriangleMesh placed(TriangleMesh mesh, SceneTransform transform) {
        return switch (settings.coordinates()) {
            case DATASET -> mesh;
            case CENTERED -> {
                var bounds = MeshBounds.of(mesh);
                yield mesh.relativeTo(bounds.center(0), bounds.center(1), bounds.center(2), 1);
            }
            case UNIT -> {
                var region = transform.region();
                yield mesh.relativeTo(region.centerX(), region.centerY(), region.centerZ(), 1 / region.radius());
            }
        };
    }

    private ExtractionListener following(String stage) {
        return fraction -> {
            listener.accept(new JobEvent.Stage(stage, fraction));
            return !cancellation.isCancelled();
        };
    }
}
