package zeroset.app.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zeroset.app.decimation.MeshDecimator;
import zeroset.model.camera.Camera;
import zeroset.model.config.BackgroundConfig;
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
import zeroset.model.visibility.ContradictedParts;
import zeroset.model.visibility.SeenSurface;

/// Meshes a snapshot into a file.
final class MeshOutput {

    /// One photograph alone does not tell how far away what it shows is.
    private static final int CAMERAS_THAT_SEE = 2;

    private final MeshSettings settings;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    MeshOutput(MeshSettings settings, Consumer<JobEvent> listener, Cancellation cancellation) {
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

    /// Whether surface that the training photographs do not show is left out.
    private boolean removesUnseen(SdfSnapshot snapshot) {
        return switch (settings.unseen()) {
            case KEEP -> false;
            case REMOVE -> true;
            case AUTOMATIC -> showsSurroundings(snapshot);
        };
    }

    private static boolean showsSurroundings(SdfSnapshot snapshot) {
        return snapshot.config().background() instanceof BackgroundConfig.Surroundings;
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
            var mesh = placed(decimated(cleaned(extracted(snapshot), snapshot, cameras)), snapshot.transform());
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

    /// Without what nobody photographed and without the ground; components are judged anew afterwards.
    private TriangleMesh cleaned(TriangleMesh mesh, SdfSnapshot snapshot, List<Camera> cameras) {
        var cleaned = standing(seen(mesh, snapshot, cameras), snapshot, cameras);
        if (cleaned == mesh) {
            return mesh;
        }
        return settings.components() instanceof MeshSettings.Components.Largest
                ? MeshCleaner.largestComponent(cleaned)
                : MeshCleaner.withoutSmallComponents(
                        cleaned, settings.components().leastShare());
    }

    /// What two photographs show, or all of it where they show nothing: a mesh to look at tells more than none.
    private TriangleMesh seen(TriangleMesh mesh, SdfSnapshot snapshot, List<Camera> cameras) {
        if (settings.unseen() == MeshSettings.Unseen.KEEP || cameras.isEmpty()) {
            return mesh;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        var progress = following("looking for what photographs show");
        var seen = removesUnseen(snapshot)
                ? SeenSurface.of(mesh, cameras, CAMERAS_THAT_SEE, threads, progress)
                : SeenSurface.wholeParts(mesh, cameras, threads, progress);
        if (seen.triangleCount() == 0) {
            listener.accept(new JobEvent.Notice("No part of the surface is shown by the photographs, so all of it is"
                    + " kept; train longer, or check the region of interest."));
            return mesh;
        }
        var uncontradicted = ContradictedParts.removed(seen, snapshot.evidence(), snapshot.transform());
        if (uncontradicted.triangleCount() < seen.triangleCount()) {
            listener.accept(new JobEvent.Notice("Floating parts that stand between what the photographs show and their"
                    + " cameras were left out; --unseen keep keeps them."));
        }
        return uncontradicted;
    }

    /// What stands on the ground, where the ground is to go and there is one.
    private TriangleMesh standing(TriangleMesh mesh, SdfSnapshot snapshot, List<Camera> cameras) {
        return switch (settings.ground()) {
            case KEEP -> mesh;
            case CUT -> {
                var standing = GroundCut.of(mesh, snapshot.transform(), cameras).map(GroundCut::standing);
                if (standing.isEmpty()) {
                    listener.accept(new JobEvent.Notice(
                            "There is no ground to cut: nothing flat lies under the object. The mesh is kept whole; a box"
                                    + " as region of interest (--roi) cuts wherever you want."));
                }
                yield standing.orElse(mesh);
            }
            case AUTOMATIC -> {
                var cut = showsSurroundings(snapshot)
                        ? GroundCut.of(mesh, snapshot.transform(), cameras).filter(GroundCut::isBesideTheObject)
                        : Optional.<GroundCut>empty();
                cut.ifPresent(_ -> listener.accept(new JobEvent.Notice(
                        "The table or floor that the region of interest cuts was left out of the mesh; --ground keep"
                                + " keeps it.")));
                yield cut.map(GroundCut::standing).orElse(mesh);
            }
        };
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
