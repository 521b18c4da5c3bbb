package zeroset.render.overlay;

import java.util.Arrays;
import java.util.HashMap;
import org.joml.Vector3d;
import zeroset.render.scene.MeshGeometry;

/// A mesh with few triangles that looks like a large one from afar: vertices of one cell of a grid become one (vertex
/// clustering, Rossignac and Borrel 1993). Good enough while the eye moves.
final class ThinMesh {

    private ThinMesh() {}

    /// Thins a mesh.
    ///
    /// @param cells of the grid along the longest side of the mesh; up to 2^10
    static MeshGeometry of(MeshGeometry mesh, int cells) {
        float[] positions = mesh.positions();
        var low = new Vector3d(Double.POSITIVE_INFINITY);
        var high = new Vector3d(Double.NEGATIVE_INFINITY);
        for (int at = 0; at < positions.length; at += 3) {
            var position = new Vector3d(positions[at], positions[at + 1], positions[at + 2]);
            low.min(position);
            high.max(position);
        }
        var size = high.sub(low, new Vector3d());
        double cell = Math.max(size.get(size.maxComponent()) / cells, 1e-9); // a single point has no extent

        var places = new HashMap<Integer, Integer>();
        var replaced = new int[mesh.vertexCount()];
        var kept = new int[mesh.vertexCount()];
        for (int vertex = 0; vertex < replaced.length; vertex++) {
            int x = (int) ((positions[3 * vertex] - low.x) / cell);
            int y = (int) ((positions[3 * vertex + 1] - low.y) / cell);
            int z = (int) ((positions[3 * vertex + 2] - low.z) / cell);
            int next = places.size();
            int place = places.computeIfAbsent(x | (y << 10) | (z << 20), key -> next);
            if (place == next) {
                kept[place] = vertex; // the first vertex of a cell stands for all
            }
            replaced[vertex] = place;
        }
        return gather(mesh, Arrays.copyOf(kept, places.size()), thinned(mesh.triangles(), replaced));
    }

    /// Triangles whose corners are still three.
    private static int[] thinned(int[] triangles, int[] replaced) {
        var result = new int[triangles.length];
        int count = 0;
        for (int at = 0; at < triangles.length; at += 3) {
            int a = replaced[triangles[at]];
            int b = replaced[triangles[at + 1]];
            int c = replaced[triangles[at + 2]];
            if (a != b && b != c && c != a) {
                result[count++] = a;
                result[count++] = b;
                result[count++] = c;
            }
        }
        return Arrays.copyOf(result, count);
    }

    private static MeshGeometry gather(MeshGeometry mesh, int[] kept, int[] triangles) {
        var positions = new float[3 * kept.length];
        var normals = new float[3 * kept.length];
        var colors = new byte[mesh.colors().length > 0 ? 3 * kept.length : 0];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(mesh.positions(), 3 * kept[i], positions, 3 * i, 3);
            System.arraycopy(mesh.normals(), 3 * kept[i], normals, 3 * i, 3);
            if (colors.length > 0) {
                System.arraycopy(mesh.colors(), 3 * kept[i], colors, 3 * i, 3);
            }
        }
        return new MeshGeometry(positions, triangles, normals, colors);
    }
}
