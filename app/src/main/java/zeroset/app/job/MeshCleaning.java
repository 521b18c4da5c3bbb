package zeroset.app.job;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import zeroset.model.camera.Camera;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.MeshCleaner;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.visibility.ContradictedParts;
import zeroset.model.visibility.SeenSurface;

/// Takes away what does not belong to the object: what no photograph shows, and what it stands on. The same for a mesh
/// that is looked at and for one that is written.
final class MeshCleaning {

    /// One photograph alone does not tell how far away what it shows is.
    private static final int CAMERAS_THAT_SEE = 2;

    private final MeshSettings settings;
    private final int threads;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    MeshCleaning(MeshSettings settings, int threads, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.settings = settings;
        this.threads = threads;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Takes away what nobody photographed and the ground, as the settings want it; components are judged anew
    /// afterwards.
    ///
    /// @param mesh data-set units
    /// @param cameras of the training photographs; where there are none, all surface counts as seen
    /// @throws CancellationException when it was cancelled
    TriangleMesh clean(TriangleMesh mesh, SdfSnapshot snapshot, List<Camera> cameras) {
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
                        "The table or floor that the region of interest cuts was left out of the mesh; keep it with"
                                + " --ground keep, or with Ground in the window's export.")));
                yield cut.map(GroundCut::standing).orElse(mesh);
            }
        };
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

    private ExtractionListener following(String stage) {
        return fraction -> {
            listener.accept(new JobEvent.Stage(stage, fraction));
            return !cancellation.isCancelled();
        };
    }
}
