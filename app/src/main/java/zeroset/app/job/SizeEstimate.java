package zeroset.app.job;

import zeroset.model.mesh.GridMarchingCubes;
import zeroset.model.mesh.MeshBounds;
import zeroset.model.mesh.MeshCleaner;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.snapshot.SdfSnapshot;

/// How large a mesh will be, told from the snapshot's proxy grid in a few milliseconds. Triangles and bytes are
/// within a factor of 1.3 when the surface is closed, has settled and has no detail finer than the grid.
/// What is left out because no photograph shows it is counted.
///
/// @param triangles number of triangles
/// @param vertices number of vertices
/// @param bytes of the file
public record SizeEstimate(long triangles, long vertices, long bytes) {

    // Bytes of a number in an OBJ file with the space before it: as many digits as tell floats or doubles apart, half a
    // sign, a point; five digits of a normal, up to four of a colour.
    private static final double OBJ_COORDINATE_BYTES = 11;

    private static final double OBJ_DOUBLE_BYTES = 18.5;

    private static final double OBJ_NORMAL_BYTES = 8.5;
    private static final double OBJ_COLOR_BYTES = 6.9;

    /// Estimates the export of a snapshot.
    ///
    /// @return zeros when the grid shows no surface
    public static SizeEstimate of(SdfSnapshot snapshot, MeshSettings settings, MeshFormat format) {
        var surface = coarseSurface(snapshot, settings);
        if (surface.triangleCount() == 0) {
            return new SizeEstimate(0, 0, 0);
        }
        // Marching cubes puts a vertex on every lattice edge that the surface cuts. Lattice lines along one axis cut
        // it once per h² of its shadow along that axis; and a closed surface has two triangles a vertex.
        double side = 2.0 / (snapshot.proxyGrid().resolution() - 1); // of a grid cell
        double longest = Math.min(2, MeshBounds.of(surface).longestSide() + 2 * side);
        double spacing = longest / settings.resolution();
        double crossings = shadows(surface) / (spacing * spacing);
        long full = Math.round(Math.min(2 * crossings, Integer.MAX_VALUE));
        long triangles = Math.max(1, settings.triangles().of((int) full));
        long vertices = Math.max(3, triangles / 2);
        return new SizeEstimate(
                triangles,
                vertices,
                bytes(triangles, vertices, needsDoubles(surface, snapshot, settings), settings, format));
    }

    /// The grid's own surface in unit space, with the parts that will stay.
    private static TriangleMesh coarseSurface(SdfSnapshot snapshot, MeshSettings settings) {
        var grid = snapshot.proxyGrid();
        int n = grid.resolution();
        var surface = new GridMarchingCubes(grid.toArray(), n, n, n, 0).extract(-1, -1, -1, 2.0 / (n - 1));
        var bounds = snapshot.transform().unitBounds();
        var inside = surface.withTriangles(triangle -> {
            int vertex = surface.corner(triangle, 0);
            return bounds.contains(
                    surface.position(vertex, 0), surface.position(vertex, 1), surface.position(vertex, 2));
        });
        return settings.components() instanceof MeshSettings.Components.Largest
                ? MeshCleaner.largestComponent(inside)
                : MeshCleaner.withoutSmallComponents(
                        inside, settings.components().leastShare());
    }

    /// Areas of the surface's shadows along x, y and z together, folds counted each.
    private static double shadows(TriangleMesh mesh) {
        var normal = new double[3];
        double sum = 0;
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            mesh.faceNormal(triangle, normal);
            sum += mesh.area(triangle) * (Math.abs(normal[0]) + Math.abs(normal[1]) + Math.abs(normal[2]));
        }
        return sum;
    }

    private static boolean needsDoubles(TriangleMesh surface, SdfSnapshot snapshot, MeshSettings settings) {
        var region = snapshot.transform().region();
        double radius = region.radius();
        return switch (settings.coordinates()) {
            case UNIT -> MeshBounds.of(surface).needsDoubles();
            case CENTERED -> false;
            case DATASET ->
                MeshBounds.of(surface.relativeTo(
                                -region.centerX() / radius,
                                -region.centerY() / radius,
                                -region.centerZ() / radius,
                                radius))
                        .needsDoubles();
        };
    }

    private static long bytes(
            long triangles, long vertices, boolean doubles, MeshSettings settings, MeshFormat format) {
        return switch (format) {
            case PLY -> {
                long vertexBytes =
                        (doubles ? 24L : 12L) + (settings.normals() ? 12L : 0L) + (settings.colors() ? 3L : 0L);
                yield 300 + vertices * vertexBytes + 13 * triangles;
            }
            case OBJ -> {
                double vertexBytes = 2
                        + 3 * (doubles ? OBJ_DOUBLE_BYTES : OBJ_COORDINATE_BYTES)
                        + (settings.normals() ? 3 + 3 * OBJ_NORMAL_BYTES : 0)
                        + (settings.colors() ? 3 * OBJ_COLOR_BYTES : 0);
                int digits = Long.toString(vertices).length();
                double cornerBytes = 1 + digits + (settings.normals() ? 2 + digits : 0);
                yield Math.round(vertices * vertexBytes + triangles * (2 + 3 * cornerBytes));
            }
        };
    }
}
