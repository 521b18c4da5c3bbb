package zeroset.model.mesh;

import java.util.Arrays;

/// Marching cubes over a dense grid of values, with the topology of the trilinear interpolant.
///
/// After W. Lorensen and H. Cline, SIGGRAPH 1987; the cases are those of {@link CellTable}. The grid is read once,
/// slice by slice, into bit rows of signs; 64 cells at a time are skipped where four rows agree. Vertices are
/// shared between cells through the edge they lie on. Where the surface leaves the grid it stays open. Confined to
/// one thread.
public final class GridMarchingCubes {

    /// A vertex keeps this distance from the ends of its edge, in edge lengths, so that no two vertices of a cell
    /// coincide and no triangle degenerates when the surface passes through a lattice point.
    static final double MARGIN = 1e-3;

    /// For each sign pattern the cut edges, as a bit set.
    static final int[] CUT_EDGES = new int[256];

    /// Edges no earlier cell has seen, by whether the cell is first on x (1), y (2), z (4).
    private static final int[] NEW_EDGES = new int[8];

    static {
        for (int signs = 0; signs < 256; signs++) {
            for (int edge = 0; edge < UnitCell.EDGES; edge++) {
                int start = signs >> UnitCell.EDGE_START[edge] & 1;
                int end = signs >> UnitCell.EDGE_END[edge] & 1;
                CUT_EDGES[signs] |= (start ^ end) << edge;
            }
        }
        for (int first = 0; first < 8; first++) {
            for (int edge = 0; edge < UnitCell.EDGES; edge++) {
                int low = ~UnitCell.EDGE_START[edge] & ~UnitCell.EDGE_END[edge] & 7; // axes on whose low side it lies
                NEW_EDGES[first] |= (low & ~first) == 0 ? 1 << edge : 0;
            }
        }
    }

    private final float[] values;
    private final int sizeX;
    private final int sizeY;
    private final int sizeZ;
    private final float level;
    private final int words;

    private final MeshBuffers mesh = new MeshBuffers();
    private final int[][] edgeVertices = new int[5][]; // x and y edges of two slices by parity, z edges between them
    private final float[] corners = new float[UnitCell.CORNERS];
    private final int[] cellVertices = new int[64];

    /// Over a grid of values.
    ///
    /// @param values `[sizeX · sizeY · sizeZ]`, x fastest; below `level` is inside; not copied
    /// @param sizeX lattice points along x, >= 2
    /// @param sizeY lattice points along y, >= 2
    /// @param sizeZ lattice points along z, >= 2
    /// @param level value of the surface
    public GridMarchingCubes(float[] values, int sizeX, int sizeY, int sizeZ, float level) {
        if (sizeX < 2 || sizeY < 2 || sizeZ < 2 || (long) sizeX * sizeY * sizeZ != values.length) {
            throw new IllegalArgumentException("a grid of " + sizeX + " x " + sizeY + " x " + sizeZ
                    + " points must be >= 2 on each axis and hold as many values, there were " + values.length);
        }
        this.values = values;
        this.sizeX = sizeX;
        this.sizeY = sizeY;
        this.sizeZ = sizeZ;
        this.level = level;
        words = (sizeX + 63) / 64 + 1; // one word of zeros ends each row
        Arrays.setAll(edgeVertices, i -> new int[sizeX * sizeY]);
    }

    /// The surface, in units of grid cells with the first lattice point at the origin; no normals, no colours.
    /// Empty when no cell is crossed.
    public TriangleMesh extract() {
        return extract(0, 0, 0, 1);
    }

    /// The surface with lattice point (i, j, k) at `origin + spacing · (i, j, k)`.
    public TriangleMesh extract(double originX, double originY, double originZ, double spacing) {
        if (mesh.vertexCount() > 0) {
            throw new IllegalStateException("a grid can be extracted once");
        }
        long[] lower = new long[sizeY * words];
        long[] upper = new long[sizeY * words];
        readSigns(0, lower);
        for (int z = 0; z + 1 < sizeZ; z++) {
            readSigns(z + 1, upper);
            for (int y = 0; y + 1 < sizeY; y++) {
                marchRow(y, z, lower, upper);
            }
            long[] swap = lower;
            lower = upper;
            upper = swap;
        }
        double[] positions = mesh.trimmedPositions();
        for (int i = 0; i < positions.length; i += 3) {
            positions[i] = originX + spacing * positions[i];
            positions[i + 1] = originY + spacing * positions[i + 1];
            positions[i + 2] = originZ + spacing * positions[i + 2];
        }
        return new TriangleMesh(positions, mesh.trimmedTriangles(), new float[0], new byte[0]);
    }

    private void readSigns(int z, long[] bits) {
        for (int y = 0; y < sizeY; y++) {
            SignRows.read(values, (z * sizeY + y) * sizeX, sizeX, level, bits, y * words);
        }
    }

    private void marchRow(int y, int z, long[] lower, long[] upper) {
        int row = y * words;
        int nextRow = row + words;
        int lastCell = sizeX - 2;
        for (int w = 0; w < words - 1; w++) {
            long r00 = lower[row + w];
            long r10 = lower[nextRow + w];
            long r01 = upper[row + w];
            long r11 = upper[nextRow + w];
            long n00 = lower[row + w + 1];
            long n10 = lower[nextRow + w + 1];
            long n01 = upper[row + w + 1];
            long n11 = upper[nextRow + w + 1];
            long any = r00 | r10 | r01 | r11;
            long all = r00 & r10 & r01 & r11;
            long nextAny = n00 | n10 | n01 | n11;
            long nextAll = n00 & n10 & n01 & n11;
            long crossed = (any | any >>> 1 | nextAny << 63) & ~(all & (all >>> 1 | nextAll << 63));
            while (crossed != 0) {
                int bit = Long.numberOfTrailingZeros(crossed);
                crossed &= crossed - 1;
                int x = 64 * w + bit;
                if (x > lastCell) {
                    return;
                }
                int signs = pair(r00, n00, bit)
                        | pair(r10, n10, bit) << 2
                        | pair(r01, n01, bit) << 4
                        | pair(r11, n11, bit) << 6;
                marchCell(x, y, z, signs);
            }
        }
    }

    private static int pair(long word, long next, int bit) {
        return bit < 63 ? (int) (word >>> bit) & 3 : (int) (word >>> 63 | (next & 1) << 1);
    }

    private void marchCell(int x, int y, int z, int signs) {
        int index = (z * sizeY + y) * sizeX + x;
        for (int c = 0; c < UnitCell.CORNERS; c++) {
            corners[c] = values[index + (c & 1) + (c >> 1 & 1) * sizeX + (c >> 2) * sizeX * sizeY] - level;
        }
        int first = (x == 0 ? 1 : 0) | (y == 0 ? 2 : 0) | (z == 0 ? 4 : 0);
        int fresh = NEW_EDGES[first];
        for (int cut = CUT_EDGES[signs]; cut != 0; cut &= cut - 1) {
            int edge = Integer.numberOfTrailingZeros(cut);
            int start = UnitCell.EDGE_START[edge];
            int axis = edge >> 2;
            int slot = (y + (start >> 1 & 1)) * sizeX + x + (start & 1);
            int[] slots = edgeVertices[axis == 2 ? 4 : 2 * axis + ((z + (start >> 2)) & 1)];
            if ((fresh >> edge & 1) != 0) {
                slots[slot] = addCrossing(x, y, z, edge);
            }
            cellVertices[edge] = slots[slot];
        }
        CellPatch patch = CellTable.patch(signs, corners);
        mesh.addInterior(patch, cellVertices);
        mesh.addPatch(patch, cellVertices);
    }

    private int addCrossing(int x, int y, int z, int edge) {
        int start = UnitCell.EDGE_START[edge];
        double t = crossing(corners[start], corners[UnitCell.EDGE_END[edge]]);
        double px = x + (start & 1);
        double py = y + (start >> 1 & 1);
        double pz = z + (start >> 2);
        return switch (edge >> 2) {
            case 0 -> mesh.addVertex(px + t, py, pz);
            case 1 -> mesh.addVertex(px, py + t, pz);
            default -> mesh.addVertex(px, py, pz + t);
        };
    }

    /// Where the line between two values of different sign crosses zero, kept away from the ends.
    static double crossing(float from, float to) {
        double t = from / ((double) from - to);
        return Math.clamp(t, MARGIN, 1 - MARGIN);
    }
}
