package zeroset.app.decimation;

import static org.lwjgl.util.meshoptimizer.MeshOptimizer.meshopt_SimplifyVertex_Lock;
import static org.lwjgl.util.meshoptimizer.MeshOptimizer.meshopt_simplifyWithAttributes;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import zeroset.model.mesh.ExtractionListener;
import zeroset.model.mesh.TriangleMesh;

/// Collapses edges where it shows least, until a mesh has the number of triangles asked for (quadric error metric of
/// Garland and Heckbert 1997, as meshoptimizer does it, with normals and colours as attributes).
///
/// A closed mesh stays closed, no edge gets more than two triangles and no triangle loses its area; where that leaves
/// nothing to collapse, more triangles are kept than were asked for. Runs on the calling thread, in rounds, between
/// which it can be stopped; each round holds its mesh a second time outside the heap
/// ({@link SimplificationBuffers}) and frees it.
public final class MeshDecimator {

    /// A round keeps at least this share: the native call cannot be stopped, and does two million triangles a second.
    private static final double LEAST_SHARE = 1 / 3.0;

    /// How often a round that would tear the surface is tried with half of its way.
    private static final int ATTEMPTS = 5;

    /// How often a round is done again with the places locked that it spoiled.
    private static final int REPAIRS = 6;

    private static final int MOST_DEFECTS = 400;

    private static final float ANY_ERROR = Float.MAX_VALUE; // the number of triangles decides, not the error
    private static final int NO_OPTIONS = 0;

    private MeshDecimator() {}

    /// Decimates a mesh.
    ///
    /// @param mesh is not changed
    /// @param target triangles to keep, >= 1
    /// @param listener follows the work and may stop it
    /// @return a mesh with some of the vertices; the mesh itself when it is small enough
    /// @throws CancellationException when the listener stops it
    public static TriangleMesh decimate(TriangleMesh mesh, int target, ExtractionListener listener) {
        if (target < 1) {
            throw new IllegalArgumentException("number of triangles must be > 0, was " + target);
        }
        var present = mesh;
        if (present.triangleCount() <= target) {
            return present;
        }
        var soundness = Soundness.of(mesh);
        double wholeWay = Math.log((double) mesh.triangleCount() / target);
        double way = 1 - LEAST_SHARE; // share of the triangles a round may take
        for (int attempt = 0; attempt < ATTEMPTS && present.triangleCount() > target; ) {
            double left = Math.log((double) present.triangleCount() / target);
            if (!listener.onProgress(Math.clamp(1 - left / wholeWay, 0, 1))) {
                throw new CancellationException("decimation was stopped");
            }
            int goal = Math.max(target, (int) (present.triangleCount() * (1 - way)));
            var next = round(present, goal, soundness);
            if (next.triangleCount() < present.triangleCount()) {
                present = next;
            } else {
                way /= 2;
                attempt++;
            }
        }
        listener.onProgress(1);
        return present;
    }

    /// Takes a mesh to a number of triangles, and keeps it as fine as it was where that would spoil the surface.
    ///
    /// @return the mesh itself when it cannot be done
    private static TriangleMesh round(TriangleMesh mesh, int goal, Soundness wanted) {
        try (var buffers = new SimplificationBuffers(mesh)) {
            for (int repair = 0; repair <= REPAIRS; repair++) {
                var next = simplified(mesh, goal, buffers);
                if (next.triangleCount() > 0 && Soundness.of(next).atLeast(wanted)) {
                    return next;
                }
                var defects = Defects.of(next, wanted.closed()).balls();
                if (defects.isEmpty() || defects.size() > MOST_DEFECTS) {
                    return mesh; // not here or there, but everywhere too coarse
                }
                for (int vertex = 0; vertex < mesh.vertexCount(); vertex++) {
                    for (var ball : defects) {
                        if (ball.holds(mesh, vertex)) {
                            buffers.locks.put(vertex, (byte) meshopt_SimplifyVertex_Lock);
                        }
                    }
                }
                buffers.fillTriangles(mesh);
            }
        }
        return mesh;
    }

    /// One call of meshoptimizer.
    private static TriangleMesh simplified(TriangleMesh mesh, int goal, SimplificationBuffers buffers) {
        long indices = meshopt_simplifyWithAttributes(
                buffers.triangles, // in place: both buffers may be the same one
                buffers.triangles,
                buffers.positions,
                mesh.vertexCount(),
                3 * Float.BYTES,
                buffers.attributes,
                (long) Float.BYTES * buffers.attributeCount,
                buffers.weights,
                buffers.locks,
                3L * goal,
                ANY_ERROR,
                NO_OPTIONS,
                null);
        var triangles = new int[Math.toIntExact(indices)];
        buffers.triangles.get(0, triangles);
        return compacted(mesh, triangles);
    }

    /// The vertices that triangles use, in their old order.
    private static TriangleMesh compacted(TriangleMesh mesh, int[] triangles) {
        var renumbered = new int[mesh.vertexCount()];
        for (int vertex : triangles) {
            renumbered[vertex] = 1;
        }
        int count = 0;
        for (int vertex = 0; vertex < renumbered.length; vertex++) {
            renumbered[vertex] = renumbered[vertex] == 1 ? count++ : -1;
        }
        var positions = new double[3 * count];
        var normals = new float[mesh.hasNormals() ? 3 * count : 0];
        var colors = new byte[mesh.hasColors() ? 3 * count : 0];
        for (int vertex = 0; vertex < renumbered.length; vertex++) {
            int to = 3 * renumbered[vertex];
            for (int axis = 0; to >= 0 && axis < 3; axis++) {
                positions[to + axis] = mesh.position(vertex, axis);
                if (normals.length > 0) {
                    normals[to + axis] = mesh.normal(vertex, axis);
                }
                if (colors.length > 0) {
                    colors[to + axis] = (byte) mesh.color(vertex, axis);
                }
            }
        }
        Arrays.setAll(triangles, i -> renumbered[triangles[i]]);
        return new TriangleMesh(positions, triangles, normals, colors);
    }
}
