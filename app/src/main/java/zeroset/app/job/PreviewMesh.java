package zeroset.app.job;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.mesh.ExtractionSettings;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.mesh.SurfaceExtractor;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.MeshGeometry;

/// The mesh of a snapshot for a viewport, in unit space.
public final class PreviewMesh {

    private PreviewMesh() {}

    /// Runs on the calling thread and on workers of its own.
    ///
    /// @param resolution cells along the object
    /// @param workers threads
    /// @throws NoSurfaceException when the field has no surface
    /// @throws JobCancelledException when it was cancelled
    public static MeshGeometry of(
            SdfSnapshot snapshot, int resolution, int workers, Consumer<JobEvent> events, Cancellation cancellation)
            throws NoSurfaceException, JobCancelledException {
        cancellation.check();
        var unit = new SceneTransform(snapshot.transform().unitBounds());
        var settings = ExtractionSettings.defaults().withResolution(resolution).withWorkers(workers);
        try {
            var mesh = new SurfaceExtractor(settings).extract(snapshot.evaluators(), unit, fraction -> {
                events.accept(new JobEvent.Stage("meshing", fraction));
                return !cancellation.isCancelled();
            });
            return geometry(mesh);
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
