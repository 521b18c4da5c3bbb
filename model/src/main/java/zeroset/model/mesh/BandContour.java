package zeroset.model.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Marching cubes over sparse samples: the triangles, and for each vertex the lattice edge it lies on.
///
/// Bricks are visited in the order z, y, x; vertices are shared through tables of the bricks' edges, of which only
/// two layers exist at a time. Confined to one thread.
final class BandContour {

    /// Stands for the axis in the key of a vertex inside a cell.
    static final int INTERIOR = 3;

    private static final int AXIS_SHIFT = 60;
    private static final int SIDE = SparseSamples.BRICK + 1; // nodes of a brick's cells along an axis

    private final SampleLattice lattice;
    private final SparseSamples samples;
    private final MeshBuffers mesh = new MeshBuffers();
    private final LongList vertexKeys = new LongList();

    private Map<Long, int[]> layer = new HashMap<>(); // edge vertices + 1 of the bricks of this layer; 0 is none
    private Map<Long, int[]> nextLayer = new HashMap<>();
    private final int[][] tables = new int[8][];
    private final float[] local = new float[SIDE * SIDE * SIDE];
    private final float[] corners = new float[UnitCell.CORNERS];
    private final int[] cellVertices = new int[64];

    private BandContour(SampleLattice lattice, SparseSamples samples) {
        this.lattice = lattice;
        this.samples = samples;
    }

    /// Draws the surface.
    static BandContour of(SampleLattice lattice, SparseSamples samples) {
        var contour = new BandContour(lattice, samples);
        LongList bricks = samples.bricks();
        bricks.sort();
        // A cell's lowest node may lie in a brick of its own only if that brick exists: complete cells know all nodes.
        int z = -1;
        for (int i = 0; i < bricks.size(); i++) {
            long brick = bricks.get(i);
            if (SampleLattice.z(brick) != z) {
                contour.advance(SampleLattice.z(brick) == z + 1);
                z = SampleLattice.z(brick);
            }
            contour.march(SampleLattice.x(brick), SampleLattice.y(brick), z);
        }
        return contour;
    }

    /// Positions in unit space, triangles, as linear interpolation gives them.
    MeshBuffers mesh() {
        return mesh;
    }

    /// For each vertex its lattice edge as one number: see [#axis], and [SampleLattice] for the lower node.
    LongList vertexKeys() {
        return vertexKeys;
    }

    /// The axis of a vertex's lattice edge, or [#INTERIOR].
    static int axis(long vertexKey) {
        return (int) (vertexKey >>> AXIS_SHIFT);
    }

    private void advance(boolean toNext) {
        layer = toNext ? nextLayer : new HashMap<>();
        nextLayer = new HashMap<>();
    }

    private void march(int bx, int by, int bz) {
        if (!loadNodes(bx, by, bz)) {
            return;
        }
        Arrays.fill(tables, null);
        for (int z = 0; z < SparseSamples.BRICK; z++) {
            for (int y = 0; y < SparseSamples.BRICK; y++) {
                for (int x = 0; x < SparseSamples.BRICK; x++) {
                    int signs = cellSigns((z * SIDE + y) * SIDE + x);
                    if (signs > 0) {
                        marchCell(bx, by, bz, x, y, z, signs);
                    }
                }
            }
        }
    }

    /// Copies the 9³ nodes of a brick's cells; tells whether they have both signs.
    private boolean loadNodes(int bx, int by, int bz) {
        boolean negative = false;
        boolean positive = false;
        Arrays.fill(local, Float.NaN);
        for (int part = 0; part < 8; part++) {
            float[] brick = samples.brick(bx + (part & 1), by + (part >> 1 & 1), bz + (part >> 2));
            if (brick == null) {
                continue;
            }
            int endX = (part & 1) == 0 ? SIDE - 1 : 1;
            int endY = (part >> 1 & 1) == 0 ? SIDE - 1 : 1;
            int endZ = (part >> 2) == 0 ? SIDE - 1 : 1;
            int offset = ((part >> 2) * SIDE + (part >> 1 & 1)) * SIDE * (SIDE - 1) + (part & 1) * (SIDE - 1);
            for (int z = 0; z < endZ; z++) {
                for (int y = 0; y < endY; y++) {
                    for (int x = 0; x < endX; x++) {
                        float value = brick[SparseSamples.nodeIndex(x, y, z)];
                        local[offset + (z * SIDE + y) * SIDE + x] = value;
                        negative |= value < 0;
                        positive |= value >= 0;
                    }
                }
            }
        }
        return negative && positive;
    }

    /// Sign bits of a cell; 0 also when it is incomplete or not cut.
    private int cellSigns(int index) {
        int signs = 0;
        for (int c = 0; c < UnitCell.CORNERS; c++) {
            float value = local[index + (c & 1) + (c >> 1 & 1) * SIDE + (c >> 2) * SIDE * SIDE];
            if (!Float.isFinite(value)) {
                return 0;
            }
            corners[c] = value;
            signs |= value < 0 ? 1 << c : 0;
        }
        return signs == 0xff ? 0 : signs;
    }

    private void marchCell(int bx, int by, int bz, int x, int y, int z, int signs) {
        int cellX = bx * SparseSamples.BRICK + x;
        int cellY = by * SparseSamples.BRICK + y;
        int cellZ = bz * SparseSamples.BRICK + z;
        if (!lattice.holdsCell(cellX, cellY, cellZ)) {
            return;
        }
        for (int cut = GridMarchingCubes.CUT_EDGES[signs]; cut != 0; cut &= cut - 1) {
            int edge = Integer.numberOfTrailingZeros(cut);
            int start = UnitCell.EDGE_START[edge];
            int nodeX = x + (start & 1);
            int nodeY = y + (start >> 1 & 1);
            int nodeZ = z + (start >> 2);
            int[] table = table(bx, by, bz, nodeX >> 3 | (nodeY >> 3) << 1 | (nodeZ >> 3) << 2);
            int slot = 3 * SparseSamples.nodeIndex(nodeX, nodeY, nodeZ) + (edge >> 2);
            if (table[slot] == 0) {
                table[slot] = 1 + addCrossing(cellX, cellY, cellZ, edge);
            }
            cellVertices[edge] = table[slot] - 1;
        }
        CellPatch patch = CellTable.patch(signs, corners);
        mesh.addInterior(patch, cellVertices);
        for (int k = 0; k < patch.interior().length; k++) {
            vertexKeys.add(SampleLattice.pack(cellX, cellY, cellZ) | (long) INTERIOR << AXIS_SHIFT);
        }
        mesh.addPatch(patch, cellVertices);
    }

    /// The edge table of a brick or of one of its upper neighbours.
    private int[] table(int bx, int by, int bz, int part) {
        int[] table = tables[part];
        if (table == null) {
            long key = SampleLattice.pack(bx + (part & 1), by + (part >> 1 & 1), bz + (part >> 2));
            Map<Long, int[]> map = part >> 2 == 0 ? layer : nextLayer;
            table = map.computeIfAbsent(
                    key, k -> new int[3 * SparseSamples.BRICK * SparseSamples.BRICK * SparseSamples.BRICK]);
            tables[part] = table;
        }
        return table;
    }

    private int addCrossing(int cellX, int cellY, int cellZ, int edge) {
        int start = UnitCell.EDGE_START[edge];
        int nodeX = cellX + (start & 1);
        int nodeY = cellY + (start >> 1 & 1);
        int nodeZ = cellZ + (start >> 2);
        int axis = edge >> 2;
        double t = lattice.spacing() * GridMarchingCubes.crossing(corners[start], corners[UnitCell.EDGE_END[edge]]);
        vertexKeys.add(SampleLattice.pack(nodeX, nodeY, nodeZ) | (long) axis << AXIS_SHIFT);
        return mesh.addVertex(
                lattice.coordinate(nodeX) + (axis == 0 ? t : 0),
                lattice.coordinate(nodeY) + (axis == 1 ? t : 0),
                lattice.coordinate(nodeZ) + (axis == 2 ? t : 0));
    }
}
