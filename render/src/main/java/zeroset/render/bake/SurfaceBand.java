package zeroset.render.bake;

import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SurfaceEvaluator;
import zeroset.render.workers.EvaluatorWorkers;

/// Distances on a lattice: the network's at the vertices near its zero set, the proxy grid's elsewhere.
///
/// The proxy grid may be older than the network. Wherever the signs of two neighbours differ, both and all their
/// neighbours are evaluated, until no sign changes outside the evaluated band: so the band follows a surface that has
/// moved.
final class SurfaceBand {

    private final Lattice lattice;
    private final float[] values;
    private final boolean[] requested;
    private final VertexList vertices = new VertexList();
    private final int[] neighbours;
    private final float reach;
    private final int maxEvaluations;

    private SurfaceBand(Lattice lattice, float[] values, int maxEvaluations) {
        this.lattice = lattice;
        this.values = values;
        this.maxEvaluations = maxEvaluations;
        requested = new boolean[values.length];
        neighbours = lattice.neighbours();
        reach = 1 + 2 * lattice.cell(); // fields live in the unit sphere
    }

    /// Finds the band.
    static SurfaceBand find(
            Lattice lattice, ScalarGrid proxy, EvaluatorWorkers<SurfaceEvaluator> workers, int maxEvaluations) {
        int n = lattice.resolution();
        int m = proxy.resolution();
        var band =
                new SurfaceBand(lattice, lattice.resample(proxy.toArray(), m, (m - 1f) / (n - 1), 0), maxEvaluations);
        // half a proxy cell: a sheet thinner than a cell shows as small values without a change of sign
        band.requestWhereProxyIsNear(1f / (m - 1));
        int done = 0;
        while (done < band.vertices.size()) {
            int from = done;
            int to = band.vertices.size();
            band.evaluate(workers, from, to);
            for (int i = from; i < to; i++) {
                band.requestAcrossSignChanges(band.vertices.get(i));
            }
            done = to;
        }
        return band;
    }

    /// `[N³]` not divided by the gradient's length; live.
    float[] values() {
        return values;
    }

    /// The vertices whose value is the network's.
    VertexList vertices() {
        return vertices;
    }

    /// Whether the vertex's value is the network's.
    boolean contains(int vertex) {
        return requested[vertex];
    }

    /// Whether a neighbour of an inner vertex, diagonals included, lies on the other side of the surface.
    boolean touchesSurface(int vertex) {
        boolean isInside = values[vertex] < 0;
        for (int step : neighbours) {
            if (values[vertex + step] < 0 != isInside) {
                return true;
            }
        }
        return false;
    }

    /// The first number among the network's that is not finite, as the index of its vertex, or -1.
    int firstBroken() {
        for (int i = 0; i < vertices.size(); i++) {
            if (!Float.isFinite(values[vertices.get(i)])) {
                return vertices.get(i);
            }
        }
        return -1;
    }

    private void requestWhereProxyIsNear(float threshold) {
        int n = lattice.resolution();
        for (int z = 1; z < n - 1; z++) {
            for (int y = 1; y < n - 1; y++) {
                int row = (z * n + y) * n;
                for (int v = row + 1; v < row + n - 1; v++) {
                    boolean isInside = values[v] < 0;
                    if (Math.abs(values[v]) < threshold
                            || values[v + 1] < 0 != isInside
                            || values[v + n] < 0 != isInside
                            || values[v + n * n] < 0 != isInside) {
                        requestAround(v);
                    }
                }
            }
        }
    }

    private void requestAcrossSignChanges(int vertex) {
        if (!lattice.isInner(vertex)) {
            return;
        }
        boolean isInside = values[vertex] < 0;
        int n = lattice.resolution();
        boolean crosses = false;
        for (int step = 1; step <= n * n; step *= n) {
            for (int side = -step; side <= step; side += 2 * step) {
                if (values[vertex + side] < 0 != isInside) {
                    crosses = true;
                    if (lattice.isInner(vertex + side)) {
                        requestAround(vertex + side);
                    }
                }
            }
        }
        if (crosses) {
            requestAround(vertex);
        }
    }

    private void requestAround(int vertex) {
        request(vertex);
        for (int step : neighbours) {
            request(vertex + step);
        }
    }

    private void request(int vertex) {
        if (requested[vertex] || vertices.size() >= maxEvaluations) {
            return;
        }
        float x = lattice.position(lattice.x(vertex));
        float y = lattice.position(lattice.y(vertex));
        float z = lattice.position(lattice.z(vertex));
        if (x * x + y * y + z * z < reach * reach) {
            requested[vertex] = true;
            vertices.add(vertex);
        }
    }

    private void evaluate(EvaluatorWorkers<SurfaceEvaluator> workers, int first, int end) {
        workers.forEach(end - first, (worker, from, to) -> {
            for (int i = from; i < to; i++) {
                lattice.position(vertices.get(first + i), worker.points, 3 * (i - from));
            }
            worker.evaluator.distances(worker.points, to - from, worker.values);
            for (int i = from; i < to; i++) {
                values[vertices.get(first + i)] = worker.values[i - from];
            }
        });
    }
}
