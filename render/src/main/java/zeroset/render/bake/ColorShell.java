package zeroset.render.bake;

import java.util.Arrays;
import zeroset.model.snapshot.SurfaceEvaluator;
import zeroset.render.workers.EvaluatorWorkers;

/// Colours at the vertices around the surface.
final class ColorShell {

    private static final int OPAQUE = 0xff000000;

    /// Layers around the cells that the surface crosses, so that a hit that is a little off still finds a colour.
    private static final int LAYERS = 2;

    private final Lattice lattice;
    private final SurfaceBand band;
    private final boolean everyCorner;
    private final int[] neighbours;
    private final int[] colors;
    private boolean broken;

    /// @param everyCorner whether every corner of the surface's cells is evaluated, or every other one
    ColorShell(Lattice lattice, SurfaceBand band, boolean everyCorner) {
        this.lattice = lattice;
        this.band = band;
        this.everyCorner = everyCorner;
        neighbours = lattice.neighbours();
        colors = new int[lattice.size()];
    }

    /// Evaluates the corners of the cells that the surface crosses and spreads their colours outwards.
    ///
    /// @param distances to the surface, `[N³]`
    /// @return `[N³]`, see {@link BakedField#colors}
    int[] fill(float[] distances, EvaluatorWorkers<SurfaceEvaluator> workers) {
        var corners = new VertexList();
        for (int i = 0; i < band.vertices().size(); i++) {
            int vertex = band.vertices().get(i);
            if (isWanted(vertex) && lattice.isInner(vertex) && band.touchesSurface(vertex)) {
                corners.add(vertex);
            }
        }
        workers.forEach(corners.size(), (worker, from, to) -> evaluate(corners, from, to, distances, worker));
        var shell = corners;
        int layers = everyCorner ? LAYERS : LAYERS + 1; // the first one fills the gaps
        for (int layer = 0; layer < layers; layer++) {
            shell = spread(shell);
            workers.checkCancelled();
        }
        return colors;
    }

    /// Like the black fields of a chessboard in three dimensions: each of the others has six of them around.
    private boolean isWanted(int vertex) {
        return everyCorner || ((lattice.x(vertex) + lattice.y(vertex) + lattice.z(vertex)) & 1) == 0;
    }

    /// Whether a colour was not a number.
    boolean isBroken() {
        return broken;
    }

    private void evaluate(
            VertexList corners, int from, int to, float[] distances, EvaluatorWorkers.Worker<SurfaceEvaluator> worker) {
        int n = lattice.resolution();
        for (int i = from; i < to; i++) {
            int v = corners.get(i);
            int at = 3 * (i - from);
            float[] values = band.values();
            float gx = values[v + 1] - values[v - 1];
            float gy = values[v + n] - values[v - n];
            float gz = values[v + n * n] - values[v - n * n];
            // 1e-12: on a ridge the differences cancel; any direction will do there
            float scale = (float) (1 / Math.sqrt(gx * gx + gy * gy + gz * gz + 1e-12f));
            worker.directions[at] = -gx * scale;
            worker.directions[at + 1] = -gy * scale;
            worker.directions[at + 2] = -gz * scale;
            lattice.position(v, worker.points, at);
            for (int axis = 0; axis < 3; axis++) {
                worker.points[at + axis] += distances[v] * worker.directions[at + axis];
            }
        }
        int count = to - from;
        worker.evaluator.colors(worker.points, worker.directions, count, worker.values);
        for (int i = 0; i < count; i++) {
            float sum = worker.values[3 * i] + worker.values[3 * i + 1] + worker.values[3 * i + 2];
            if (!Float.isFinite(sum)) {
                broken = true; // any thread may say so, and none takes it back
            }
            colors[corners.get(from + i)] = pack(worker.values, 3 * i);
        }
    }

    private static int pack(float[] rgb, int at) {
        return OPAQUE
                | Math.round(rgb[at] * 255)
                | (Math.round(rgb[at + 1] * 255) << 8)
                | (Math.round(rgb[at + 2] * 255) << 16);
    }

    /// Gives every vertex next to the shell the mean of its coloured neighbours.
    private VertexList spread(VertexList shell) {
        var next = new VertexList();
        var isNext = new boolean[colors.length];
        for (int i = 0; i < shell.size(); i++) {
            for (int step : neighbours) {
                int vertex = shell.get(i) + step;
                if (colors[vertex] == 0 && !isNext[vertex] && lattice.isInner(vertex)) {
                    isNext[vertex] = true;
                    next.add(vertex);
                }
            }
        }
        var means = new int[next.size()];
        Arrays.setAll(means, i -> meanAround(next.get(i)));
        for (int i = 0; i < means.length; i++) {
            colors[next.get(i)] = means[i];
        }
        return next;
    }

    private int meanAround(int vertex) {
        int count = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int step : neighbours) {
            int color = colors[vertex + step];
            if (color != 0) {
                count++;
                red += color & 0xff;
                green += (color >> 8) & 0xff;
                blue += (color >> 16) & 0xff;
            }
        }
        return OPAQUE | (red / count) | ((green / count) << 8) | ((blue / count) << 16);
    }
}
