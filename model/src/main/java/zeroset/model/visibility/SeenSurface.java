package zeroset.model.visibility;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import zeroset.model.camera.Camera;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.MeshParts;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.parallel.Workers;

/// Leaves of a mesh what enough cameras see, so that holes are honest instead of invented.
///
/// A vertex is seen by a camera when it lies in its picture, faces it and no other part of the mesh stands
/// between ([Sightings]). Triangles stay where a seen vertex is no more than two edges away: the border of the
/// seen part is then not ragged, and the odd vertex in a crease makes no pinhole.
public final class SeenSurface {

    /// Edges that the kept part reaches beyond the last seen vertex.
    private static final int RINGS = 2;

    private static final int GRAIN = 512;

    private SeenSurface() {}

    /// The part of a mesh that is seen; vertices stay, so that they may be used again.
    ///
    /// @param cameras of the training photographs
    /// @param atLeast cameras that must see a vertex, >= 1; never more than there are cameras
    /// @param threads that work at once, >= 1
    /// @param listener follows the work and may stop it
    /// @throws CancellationException when the listener stops it
    public static TriangleMesh of(
            TriangleMesh mesh, List<Camera> cameras, int atLeast, int threads, ExtractionListener listener) {
        if (atLeast < 1) {
            throw new IllegalArgumentException("at least one camera must see a surface, was " + atLeast);
        }
        if (mesh.triangleCount() == 0 || cameras.isEmpty()) {
            return mesh;
        }
        boolean[] kept = seen(mesh, cameras, Math.min(atLeast, cameras.size()), threads, listener);
        for (int ring = 0; ring < RINGS; ring++) {
            kept = dilated(mesh, kept);
        }
        boolean[] seen = kept;
        return mesh.withTriangles(t -> seen[mesh.corner(t, 0)] && seen[mesh.corner(t, 1)] && seen[mesh.corner(t, 2)]);
    }

    /// The connected parts of a mesh of which anything is seen, whole: closed parts stay closed, and what lies hidden
    /// inside of them goes.
    ///
    /// @param cameras of the training photographs
    /// @param threads that work at once, >= 1
    /// @param listener follows the work and may stop it
    /// @throws CancellationException when the listener stops it
    public static TriangleMesh wholeParts(
            TriangleMesh mesh, List<Camera> cameras, int threads, ExtractionListener listener) {
        if (mesh.triangleCount() == 0 || cameras.isEmpty()) {
            return mesh;
        }
        boolean[] seen = seen(mesh, cameras, 1, threads, listener);
        var parts = MeshParts.of(mesh);
        var kept = new BitSet(parts.count());
        for (int t = 0; t < mesh.triangleCount(); t++) {
            if (seen[mesh.corner(t, 0)] || seen[mesh.corner(t, 1)] || seen[mesh.corner(t, 2)]) {
                kept.set(parts.of(t));
            }
        }
        return mesh.withTriangles(t -> kept.get(parts.of(t)));
    }

    private static boolean[] seen(
            TriangleMesh mesh, List<Camera> cameras, int atLeast, int threads, ExtractionListener listener) {
        var sightings = new Sightings(mesh, cameras);
        var seen = new boolean[mesh.vertexCount()];
        var done = new AtomicInteger();
        try (var workers = new Workers(threads)) {
            workers.forEach(seen.length, GRAIN, (from, to) -> {
                var observer = sightings.newObserver();
                for (int v = from; v < to; v++) {
                    seen[v] = observer.isSeen(v, atLeast);
                }
                synchronized (done) {
                    if (!listener.onProgress((double) done.addAndGet(to - from) / seen.length)) {
                        throw new CancellationException("stopped by the listener");
                    }
                }
            });
        }
        return seen;
    }

    private static boolean[] dilated(TriangleMesh mesh, boolean[] vertices) {
        var more = vertices.clone();
        for (int t = 0; t < mesh.triangleCount(); t++) {
            int a = mesh.corner(t, 0);
            int b = mesh.corner(t, 1);
            int c = mesh.corner(t, 2);
            if (vertices[a] || vertices[b] || vertices[c]) {
                more[a] = true;
                more[b] = true;
                more[c] = true;
            }
        }
        return more;
    }
}
