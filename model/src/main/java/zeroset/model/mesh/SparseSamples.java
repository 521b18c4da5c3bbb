package zeroset.model.mesh;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values at those nodes of a lattice that were asked for, in bricks of 8³ nodes below pages of 16³ bricks: memory
/// grows with the surface, not with the lattice.
///
/// A node is unknown (NaN), requested (infinite) or known (finite). Requests come from one thread; afterwards
/// several threads may store different nodes.
final class SparseSamples {

    static final int BRICK_BITS = 3;
    static final int BRICK = 1 << BRICK_BITS;
    private static final int PAGE_BITS = 4;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE - 1;

    private final int pagesPerAxis;
    private final float[] @Nullable [] @Nullable [] pages;
    private final LongList bricks = new LongList();

    /// Nothing known yet.
    SparseSamples(SampleLattice lattice) {
        pagesPerAxis = ((lattice.cells() + 1) >> (BRICK_BITS + PAGE_BITS)) + 1;
        pages = new float[pagesPerAxis * pagesPerAxis * pagesPerAxis][][];
    }

    /// Indices of all bricks that exist, packed like nodes.
    LongList bricks() {
        return bricks;
    }

    /// The 512 values of a brick, x fastest, or null when none was asked for.
    float @Nullable [] brick(int bx, int by, int bz) {
        if ((bx | by | bz) < 0 || Math.max(bx, Math.max(by, bz)) >= pagesPerAxis << PAGE_BITS) {
            return null;
        }
        float[][] page = pages[pageIndex(bx, by, bz)];
        return page == null ? null : page[brickIndex(bx, by, bz)];
    }

    /// The value at a node; NaN when unknown.
    float get(int x, int y, int z) {
        float[] brick = brick(x >> BRICK_BITS, y >> BRICK_BITS, z >> BRICK_BITS);
        return brick == null ? Float.NaN : brick[nodeIndex(x, y, z)];
    }

    /// Marks a node as requested.
    ///
    /// @return whether it was unknown
    boolean request(int x, int y, int z) {
        float[] brick = brickForWriting(x >> BRICK_BITS, y >> BRICK_BITS, z >> BRICK_BITS);
        int node = nodeIndex(x, y, z);
        if (!Float.isNaN(brick[node])) {
            return false;
        }
        brick[node] = Float.POSITIVE_INFINITY;
        return true;
    }

    /// Stores the value of a requested node. Infinite and NaN values count as far outside.
    void set(long node, float value) {
        int x = SampleLattice.x(node);
        int y = SampleLattice.y(node);
        int z = SampleLattice.z(node);
        float[] brick = brickForWriting(x >> BRICK_BITS, y >> BRICK_BITS, z >> BRICK_BITS);
        brick[nodeIndex(x, y, z)] = Float.isFinite(value) ? value : Float.MAX_VALUE;
    }

    static int nodeIndex(int x, int y, int z) {
        return ((z & 7) << 6) | ((y & 7) << 3) | (x & 7);
    }

    private float[] brickForWriting(int bx, int by, int bz) {
        int pageIndex = pageIndex(bx, by, bz);
        float[][] page = pages[pageIndex];
        if (page == null) {
            page = new float[PAGE * PAGE * PAGE][];
            pages[pageIndex] = page;
        }
        int brickIndex = brickIndex(bx, by, bz);
        float[] brick = page[brickIndex];
        if (brick == null) {
            brick = new float[BRICK * BRICK * BRICK];
            Arrays.fill(brick, Float.NaN);
            page[brickIndex] = brick;
            bricks.add(SampleLattice.pack(bx, by, bz));
        }
        return brick;
    }

    private int pageIndex(int bx, int by, int bz) {
        return ((bz >> PAGE_BITS) * pagesPerAxis + (by >> PAGE_BITS)) * pagesPerAxis + (bx >> PAGE_BITS);
    }

    private static int brickIndex(int bx, int by, int bz) {
        return ((bz & PAGE_MASK) << (2 * PAGE_BITS)) | ((by & PAGE_MASK) << PAGE_BITS) | (bx & PAGE_MASK);
    }
}
