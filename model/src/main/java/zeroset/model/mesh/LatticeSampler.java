package zeroset.model.mesh;

/// Evaluates a field at lattice nodes, and remembers what was seen. All values are relative to the level of the
/// surface.
///
/// Nodes are requested by one thread and evaluated together afterwards, by all workers.
final class LatticeSampler {

    private final SampleLattice lattice;
    private final EvaluationPool pool;
    private final float level;
    private final SparseSamples samples;

    private LongList requests = new LongList();
    private float minimum = Float.POSITIVE_INFINITY;
    private float maximum = Float.NEGATIVE_INFINITY;
    private long evaluations;

    /// @param level value of the surface, unit space
    LatticeSampler(SampleLattice lattice, EvaluationPool pool, float level) {
        this.lattice = lattice;
        this.pool = pool;
        this.level = level;
        samples = new SparseSamples(lattice);
    }

    /// The values at the nodes that were requested and evaluated; live.
    SparseSamples samples() {
        return samples;
    }

    /// The failure to report when there was no surface among all that was seen.
    NoSurfaceException noSurface() {
        return new NoSurfaceException(level, minimum + level, maximum + level, evaluations);
    }

    /// Values at a coarse cubic grid of nodes; NaN where no cell in use is near.
    ///
    /// @param count grid points along each axis
    /// @param side lattice cells between them
    /// @param offset lattice index of the first
    /// @return `[count³]`, x fastest
    float[] dense(int count, int side, int offset) {
        float[] values = new float[count * count * count];
        forEach(values.length, EvaluationPool.BATCH, (worker, from, to) -> {
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
                values[targets[k]] = worker.distances[k];
            }
        });
        return values;
    }

    /// Asks for the value at a node, unless it is known or no cell in use has the node.
    void request(int x, int y, int z) {
        if (lattice.holdsNode(x, y, z) && samples.request(x, y, z)) {
            requests.add(SampleLattice.pack(x, y, z));
        }
    }

    /// The nodes asked for since the last evaluation.
    LongList requests() {
        return requests;
    }

    /// Evaluates the field at all nodes that were asked for.
    void evaluateRequests() {
        LongList nodes = requests;
        forEach(nodes.size(), EvaluationPool.BATCH, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                long node = nodes.get(i);
                putPoint(worker.points, i - from, SampleLattice.x(node), SampleLattice.y(node), SampleLattice.z(node));
            }
            evaluate(worker, to - from);
            for (int i = from; i < to; i++) {
                samples.set(nodes.get(i), worker.distances[i - from]);
            }
        });
        requests = new LongList();
    }

    /// Runs a loop on all workers, see [EvaluationPool#forEach].
    void forEach(int count, int batch, EvaluationPool.Body body) {
        pool.forEach(count, batch, body);
    }

    /// Writes a node's position.
    ///
    /// @param points `[., 3]` unit space
    void putPoint(float[] points, int index, int x, int y, int z) {
        points[3 * index] = (float) lattice.coordinate(x);
        points[3 * index + 1] = (float) lattice.coordinate(y);
        points[3 * index + 2] = (float) lattice.coordinate(z);
    }

    /// Evaluates the field at a worker's points and leaves the values, relative to the level, in its distances.
    void evaluate(EvaluationPool.Worker worker, int count) {
        if (count == 0) {
            return;
        }
        float[] values = worker.distances;
        worker.evaluator.distances(worker.points, count, values);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            values[i] -= level;
            if (Float.isFinite(values[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        synchronized (this) {
            minimum = Math.min(minimum, low);
            maximum = Math.max(maximum, high);
            evaluations += count;
        }
    }
}
