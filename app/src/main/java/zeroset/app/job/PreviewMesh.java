package zeroset.app.job;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import zeroset.model.camera.Camera;
import zeroset.model.mesh.ExtractionSettings;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.mesh.SurfaceExtractor;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.MeshGeometry;

/// The mesh of a snapshot for a viewport, in unit space, cleaned like one that is written to a file.
public final class PreviewMesh {

    private PreviewMesh() {}

    /// Runs on the calling thread and on workers of its own.
    ///
    /// @param cameras of the training photographs; where there are none, all surface counts as seen
    /// @param settings resolution, parts, and what is taken away; the rest concerns files
    /// @param workers threads
    /// @throws NoSurfaceException when the field has no surface
    /// @throws JobCancelledException when it was cancelled
    public static MeshGeometry of(
            SdfSnapshot snapshot,
            List<Camera> cameras,
            MeshSettings settings,
            int workers,
            Consumer<JobEvent> events,
            Cancellation cancellation)
            throws NoSurfaceException, JobCancelledException {
        cancellation.check();
        var extraction = ExtractionSettings.defaults()
                .withResolution(settings.resolution())
                .withComponentShare(settings.components().leastShare())
                .withWorkers(workers);
        try {
            var mesh = new SurfaceExtractor(extraction)
                    .extract(snapshot.evaluators(), snapshot.transform(), fraction -> {
                        events.accept(new JobEvent.Stage("meshing", fraction));
                        return !cancellation.isCancelled();
                    });
            var cleaned = new MeshCleaning(settings, workers, events, cancellation).clean(mesh, snapshot, cameras);
            var region = snapshot.transform().region();
            return geometry(
                    cleaned.relativeTo(region.centerX(), region.centerY(), region.centerZ(), 1 / region.radius()));
        } catch (CancellationException e) {
            throw new JobCancelledException("Interrupted while meshing.");
        }
    }

    private static MeshGeometry geometry(TriangleMesh mesh) {
        var positions = new float[3 * mesh.vertexCount()];
        var normals = new float[positions.length];
        var colors = new byte[positions.length];
        for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * vertex + axis] = (float) mesh.position(vertex, axis);
                normals[3 * vertex + axis] = mesh.normal(vertex, axis);
                colors[3 * vertex + axis] = (byte) mesh.color(vertex, axis);
            }
        }
        var triangles = new int[3 * mesh.triangleCount()];
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            for (int corner = 0; corner < 3; corner++) {
                triangles[3 * triangle + corner] = mesh.corner(triangle, corner);
            }
        }
        return new MeshGeometry(positions, triangles, normals, colors);
    }
}
