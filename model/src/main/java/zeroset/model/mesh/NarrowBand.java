package zeroset.model.mesh;

/// Finds and samples the lattice nodes around a surface, coarse blocks first.
///
/// A block is a cube of cells with samples at its corners and its centre. It is kept when they have both signs or
/// when one is so small that the surface may pass between them; kept blocks are split down to two cells a side, and
/// all nodes of those are sampled. Then the band is closed ([BandClosing]), so the surface is free of cracks even
/// where the field is no distance and the blocks were chosen badly.
final class NarrowBand {

    /// Every point of a cube is within this many sides of its nearest corner or centre (sqrt(5) / 4).
    private static final double COVERING_RADIUS = 0.56;

    /// The same when some samples are missing at the border of the region: the cube's diagonal.
    private static final double PARTIAL_RADIUS = 1.74;

    /// Blocks along an axis at the coarsest level, at least.
    private static final int COARSE_BLOCKS = 48;

    private static final int BLOCK_SAMPLES = 9;
    private static final int FINEST = 2;

    private final SampleLattice lattice;
    private final LatticeSampler sampler;
    private final double safety;

    /// @param level value of the surface
    /// @param safety how many times a distance bound a value may overstate
    NarrowBand(SampleLattice lattice, EvaluationPool pool, float level, double safety) {
        this.lattice = lattice;
        this.safety = safety;
        sampler = new LatticeSampler(lattice, pool, level);
    }

    /// Samples the band. Values are relative to the level.
    SparseSamples sample() {
        int side = FINEST;
        while (lattice.cells() / (2 * side) >= COARSE_BLOCKS) {
            side *= 2;
        }
        LongList blocks = coarseBlocks(side);
        while (side > FINEST) {
            side /= 2;
            blocks = side < SparseSamples.BRICK ? splitStored(blocks, side) : splitUnstored(blocks, side);
        }
        fill(blocks);
        new BandClosing(lattice, sampler).close();
        return sampler.samples();
    }

    /// The failure to report when the band holds no surface.
    NoSurfaceException noSurface() {
        return sampler.noSurface();
    }

    /// The blocks of the coarsest level, which share their corner samples in a dense grid.
    private LongList coarseBlocks(int side) {
        int count = (lattice.cells() + side - 1) / side;
        int nodes = count + 1;
        float[] corners = sampler.dense(nodes, side, 0);
        float[] centers = sampler.dense(count, side, side / 2);
        var kept = new LongList();
        float[] f = new float[BLOCK_SAMPLES];
        for (int z = 0; z < count; z++) {
            for (int y = 0; y < count; y++) {
                for (int x = 0; x < count; x++) {
                    if (lattice.touchesBlock(x * side, y * side, z * side, side)) {
                        for (int c = 0; c < 8; c++) {
                            f[c] = corners[((z + (c >> 2)) * nodes + y + (c >> 1 & 1)) * nodes + x + (c & 1)];
                        }
                        f[8] = centers[(z * count + y) * count + x];
                        if (mayHoldSurface(f, 0, side)) {
                            kept.add(SampleLattice.pack(x * side, y * side, z * side));
                        }
                    }
                }
            }
        }
        return kept;
    }

    /// Children of kept blocks, tested with samples that are not kept: these are few and far apart.
    private LongList splitUnstored(LongList parents, int side) {
        var children = children(parents, side);
        boolean[] kept = new boolean[children.size()];
        int blocksPerBatch = EvaluationPool.BATCH / BLOCK_SAMPLES;
        sampler.forEach(children.size(), blocksPerBatch, (worker, from, to) -> {
            int n = 0;
            for (int i = from; i < to; i++) {
                long block = children.get(i);
                for (int s = 0; s < BLOCK_SAMPLES; s++) {
                    sampler.putPoint(
                            worker.points,
                            n++,
                            Math.min(lattice.cells(), SampleLattice.x(block) + offset(s, 0, side)),
                            Math.min(lattice.cells(), SampleLattice.y(block) + offset(s, 1, side)),
                            Math.min(lattice.cells(), SampleLattice.z(block) + offset(s, 2, side)));
                }
            }
            sampler.evaluate(worker, n);
            for (int i = from; i < to; i++) {
                kept[i] = mayHoldSurface(worker.distances, BLOCK_SAMPLES * (i - from), side);
            }
        });
        var result = new LongList();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                result.add(children.get(i));
            }
        }
        return result;
    }

    /// Children of kept blocks, tested with samples that neighbours and later levels use again.
    private LongList splitStored(LongList parents, int side) {
        LongList children = children(parents, side);
        for (int i = 0; i < children.size(); i++) {
            long block = children.get(i);
            for (int s = 0; s < BLOCK_SAMPLES; s++) {
                sampler.request(
                        SampleLattice.x(block) + offset(s, 0, side),
                        SampleLattice.y(block) + offset(s, 1, side),
                        SampleLattice.z(block) + offset(s, 2, side));
            }
        }
        sampler.evaluateRequests();
        var kept = new LongList();
        float[] f = new float[BLOCK_SAMPLES];
        for (int i = 0; i < children.size(); i++) {
            long block = children.get(i);
            for (int s = 0; s < BLOCK_SAMPLES; s++) {
                f[s] = sampler.samples()
                        .get(
                                SampleLattice.x(block) + offset(s, 0, side),
                                SampleLattice.y(block) + offset(s, 1, side),
                                SampleLattice.z(block) + offset(s, 2, side));
            }
            if (mayHoldSurface(f, 0, side)) {
                kept.add(block);
            }
        }
        return kept;
    }

    private LongList children(LongList parents, int side) {
        var children = new LongList();
        for (int i = 0; i < parents.size(); i++) {
            long parent = parents.get(i);
            for (int c = 0; c < 8; c++) {
                int x = SampleLattice.x(parent) + (c & 1) * side;
                int y = SampleLattice.y(parent) + (c >> 1 & 1) * side;
                int z = SampleLattice.z(parent) + (c >> 2) * side;
                if (lattice.touchesBlock(x, y, z, side)) {
                    children.add(SampleLattice.pack(x, y, z));
                }
            }
        }
        return children;
    }

    /// Offset of a block's sample from its lowest corner: samples 0..7 are the corners, 8 is the centre.
    private static int offset(int sample, int axis, int side) {
        return sample == 8 ? side / 2 : (sample >> axis & 1) * side;
    }

    private boolean mayHoldSurface(float[] f, int first, int side) {
        boolean negative = false;
        boolean positive = false;
        int known = 0;
        float least = Float.POSITIVE_INFINITY;
        for (int s = first; s < first + BLOCK_SAMPLES; s++) {
            if (Float.isFinite(f[s])) {
                known++;
                negative |= f[s] < 0;
                positive |= f[s] >= 0;
                least = Math.min(least, Math.abs(f[s]));
            }
        }
        double radius = known == BLOCK_SAMPLES ? COVERING_RADIUS : PARTIAL_RADIUS;
        // What the finest level misses, closing the band still finds, unless it hangs on nothing: half the safety is
        // enough.
        double factor = side == FINEST ? 0.5 * safety : safety;
        return (negative && positive) || (known > 0 && least <= factor * radius * side * lattice.spacing());
    }

    /// Samples every node of the finest blocks.
    private void fill(LongList blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            long block = blocks.get(i);
            for (int k = 0; k < 27; k++) {
                sampler.request(
                        SampleLattice.x(block) + k % 3,
                        SampleLattice.y(block) + k / 3 % 3,
                        SampleLattice.z(block) + k / 9);
            }
        }
        sampler.evaluateRequests();
    }
}
