package zeroset.model.mesh;

/// Finds and samples the lattice nodes around a surface, coarse blocks first.
///
/// A block is a cube of cells with samples at its corners and its centre. It is kept when they have both signs or
/// when one is so small that the surface may pass between them; kept blocks are split down to two cells a side, and
/// all nodes of those are sampled. Then the band is closed: wherever a sampled lattice edge is cut, the four cells
/// around it are completed, until no cut edge borders an incomplete cell. So the surface is free of cracks even
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
    private final EvaluationPool pool;
    private final float level;
    private final double safety;
    private final SparseSamples samples;

    private LongList requests = new LongList();
    private float minimum = Float.POSITIVE_INFINITY;
    private float maximum = Float.NEGATIVE_INFINITY;
    private long evaluations;

    NarrowBand(SampleLattice lattice, EvaluationPool pool, float level, double safety) {
        this.lattice = lattice;
        this.pool = pool;
        this.level = level;
        this.safety = safety;
        samples = new SparseSamples(lattice);
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
        close();
        return samples;
    }

    /// Number of field evaluations so far.
    long evaluations() {
        return evaluations;
    }

    /// The failure to report when the band holds no surface.
    NoSurfaceException noSurface() {
        return new NoSurfaceException(level, minimum + level, maximum + level, evaluations);
    }

    /// The blocks of the coarsest level, which share their corner samples in a dense grid.
    private LongList coarseBlocks(int side) {
        int count = (lattice.cells() + side - 1) / side;
        int nodes = count + 1;
        float[] corners = denseSamples(nodes, side, 0);
        float[] centers = denseSamples(count, side, side / 2);
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

    private float[] denseSamples(int count, int side, int offset) {
        float[] values = new float[count * count * count];
        pool.forEach(values.length, EvaluationPool.BATCH, (worker, from, to) -> {
            int n = 0;
            int[] targets = new int[to - from];
            for (int i = from; i < to; i++) {
                int x = i % count * side + offset;
                int y = i / count % count * side + offset;
                int z = i / (count * count) * side + offset;
                values[i] = Float.NaN;
                if (x <= lattice.cells()
                        && y <= lattice.cells()
                        && z <= lattice.cells()
                        && lattice.touchesBlock(
                                Math.max(0, x - side), Math.max(0, y - side), Math.max(0, z - side), 2 * side)) {
                    targets[n] = i;
                    putPoint(worker.points, n++, x, y, z);
                }
            }
            evaluate(worker, n);
            for (int k = 0; k < n; k++) {
                values[targets[k]] = worker.distances[k] - level;
            }
        });
        return values;
    }

    /// Children of kept blocks, tested with samples that are not kept: these are few and far apart.
    private LongList splitUnstored(LongList parents, int side) {
        var children = children(parents, side);
        boolean[] kept = new boolean[children.size()];
        int blocksPerBatch = EvaluationPool.BATCH / BLOCK_SAMPLES;
        pool.forEach(children.size(), blocksPerBatch, (worker, from, to) -> {
            int n = 0;
            for (int i = from; i < to; i++) {
                long block = children.get(i);
                for (int s = 0; s < BLOCK_SAMPLES; s++) {
                    putPoint(
                            worker.points,
                            n++,
                            Math.min(lattice.cells(), SampleLattice.x(block) + offset(s, 0, side)),
                            Math.min(lattice.cells(), SampleLattice.y(block) + offset(s, 1, side)),
                            Math.min(lattice.cells(), SampleLattice.z(block) + offset(s, 2, side)));
                }
            }
            evaluate(worker, n);
            for (int k = 0; k < n; k++) {
                worker.distances[k] -= level;
            }
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
                request(
                        SampleLattice.x(block) + offset(s, 0, side),
                        SampleLattice.y(block) + offset(s, 1, side),
                        SampleLattice.z(block) + offset(s, 2, side));
            }
        }
        evaluateRequests();
        var kept = new LongList();
        float[] f = new float[BLOCK_SAMPLES];
        for (int i = 0; i < children.size(); i++) {
            long block = children.get(i);
            for (int s = 0; s < BLOCK_SAMPLES; s++) {
                f[s] = samples.get(
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
                request(
                        SampleLattice.x(block) + k % 3,
                        SampleLattice.y(block) + k / 3 % 3,
                        SampleLattice.z(block) + k / 9);
            }
        }
        evaluateRequests();
    }

    /// Completes the cells around every cut edge until nothing changes.
    private void close() {
        var dirty = new LongList();
        for (int i = 0; i < samples.bricks().size(); i++) {
            dirty.add(samples.bricks().get(i));
        }
        while (!dirty.isEmpty()) {
            for (int i = 0; i < dirty.size(); i++) {
                completeCutEdges(dirty.get(i));
            }
            dirty = bricksSeeing(requests);
            evaluateRequests();
        }
    }

    private void completeCutEdges(long brickKey) {
        int bx = SampleLattice.x(brickKey);
        int by = SampleLattice.y(brickKey);
        int bz = SampleLattice.z(brickKey);
        float[] brick = samples.brick(bx, by, bz);
        if (brick == null) {
            return;
        }
        for (int node = 0; node < brick.length; node++) {
            float value = brick[node];
            if (!Float.isFinite(value)) {
                continue;
            }
            int x = bx * SparseSamples.BRICK + (node & 7);
            int y = by * SparseSamples.BRICK + (node >> 3 & 7);
            int z = bz * SparseSamples.BRICK + (node >> 6);
            if (isCut(value, (node & 7) < 7 ? brick[node + 1] : samples.get(x + 1, y, z))) {
                completeCells(x, y, z, 0, 1, 1);
            }
            if (isCut(value, (node >> 3 & 7) < 7 ? brick[node + 8] : samples.get(x, y + 1, z))) {
                completeCells(x, y, z, 1, 0, 1);
            }
            if (isCut(value, node >> 6 < 7 ? brick[node + 64] : samples.get(x, y, z + 1))) {
                completeCells(x, y, z, 1, 1, 0);
            }
        }
    }

    private static boolean isCut(float value, float next) {
        return Float.isFinite(next) && value < 0 != next < 0;
    }

    /// Requests the cells around an edge, which reach back by one on the axes it does not run along.
    private void completeCells(int x, int y, int z, int backX, int backY, int backZ) {
        for (int cz = z - backZ; cz <= z; cz++) {
            for (int cy = y - backY; cy <= y; cy++) {
                for (int cx = x - backX; cx <= x; cx++) {
                    if (lattice.holdsCell(cx, cy, cz)) {
                        for (int c = 0; c < 8; c++) {
                            request(cx + (c & 1), cy + (c >> 1 & 1), cz + (c >> 2));
                        }
                    }
                }
            }
        }
    }

    /// The bricks that hold the nodes or the lower ends of their edges.
    private LongList bricksSeeing(LongList nodes) {
        var all = new LongList();
        for (int i = 0; i < nodes.size(); i++) {
            int x = SampleLattice.x(nodes.get(i));
            int y = SampleLattice.y(nodes.get(i));
            int z = SampleLattice.z(nodes.get(i));
            all.add(brickKey(x, y, z));
            all.add(brickKey(Math.max(0, x - 1), y, z));
            all.add(brickKey(x, Math.max(0, y - 1), z));
            all.add(brickKey(x, y, Math.max(0, z - 1)));
        }
        all.sort();
        var distinct = new LongList();
        for (int i = 0; i < all.size(); i++) {
            if (i == 0 || all.get(i) != all.get(i - 1)) {
                distinct.add(all.get(i));
            }
        }
        return distinct;
    }

    private static long brickKey(int x, int y, int z) {
        int bits = SparseSamples.BRICK_BITS;
        return SampleLattice.pack(x >> bits, y >> bits, z >> bits);
    }

    private void request(int x, int y, int z) {
        if (lattice.holdsNode(x, y, z) && samples.request(x, y, z)) {
            requests.add(SampleLattice.pack(x, y, z));
        }
    }

    private void evaluateRequests() {
        LongList nodes = requests;
        pool.forEach(nodes.size(), EvaluationPool.BATCH, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                long node = nodes.get(i);
                putPoint(worker.points, i - from, SampleLattice.x(node), SampleLattice.y(node), SampleLattice.z(node));
            }
            evaluate(worker, to - from);
            for (int i = from; i < to; i++) {
                samples.set(nodes.get(i), worker.distances[i - from] - level);
            }
        });
        requests = new LongList();
    }

    private void putPoint(float[] points, int index, int x, int y, int z) {
        points[3 * index] = (float) lattice.coordinate(x);
        points[3 * index + 1] = (float) lattice.coordinate(y);
        points[3 * index + 2] = (float) lattice.coordinate(z);
    }

    private void evaluate(EvaluationPool.Worker worker, int count) {
        if (count == 0) {
            return;
        }
        worker.evaluator.distances(worker.points, count, worker.distances);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            if (Float.isFinite(worker.distances[i])) {
                low = Math.min(low, worker.distances[i] - level);
                high = Math.max(high, worker.distances[i] - level);
            }
        }
        synchronized (this) {
            minimum = Math.min(minimum, low);
            maximum = Math.max(maximum, high);
            evaluations += count;
        }
    }
}
