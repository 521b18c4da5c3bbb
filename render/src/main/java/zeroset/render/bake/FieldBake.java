package zeroset.render.bake;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.workers.EvaluatorWorkers;

/// Bakes one snapshot, from its band around the surface to the colours.
public final class FieldBake {

    /// Nearer than this many cells the network's own value counts; the band is at least this wide on either side.
    private static final float NEAR_CELLS = 2;

    private FieldBake() {}

    /// Bakes on the calling thread and, with full effort, helpers of its own.
    ///
    /// @param isCancelled asked every few milliseconds
    /// @throws BrokenFieldException when distances or colours are not numbers
    /// @throws CancellationException when it was cancelled
    public static BakedField of(SdfSnapshot snapshot, BakeEffort effort, BooleanSupplier isCancelled)
            throws BrokenFieldException {
        checkProxy(snapshot);
        var lattice = new Lattice(effort.resolution());
        try (var workers = new EvaluatorWorkers<>(snapshot.evaluators(), effort.threads(), isCancelled)) {
            var band = SurfaceBand.find(lattice, snapshot.proxyGrid(), workers, effort.maxEvaluations());
            if (band.firstBroken() >= 0) {
                throw new BrokenFieldException("distances", snapshot.step());
            }
            float[] distances = distances(lattice, band);
            workers.checkCancelled();
            var shell = new ColorShell(lattice, band, effort.colorsEveryCorner());
            int[] colors = shell.fill(distances, workers);
            if (shell.isBroken()) {
                throw new BrokenFieldException("colours", snapshot.step());
            }
            return new BakedField(snapshot, effort, distances, colors);
        }
    }

    private static void checkProxy(SdfSnapshot snapshot) throws BrokenFieldException {
        for (float value : snapshot.proxyGrid().toArray()) {
            if (!Float.isFinite(value)) {
                throw new BrokenFieldException("distances", snapshot.step());
            }
        }
    }

    private static float[] distances(Lattice lattice, SurfaceBand band) {
        var far = new FarDistance(lattice);
        for (int i = 0; i < band.vertices().size(); i++) {
            int vertex = band.vertices().get(i);
            if (lattice.isInner(vertex) && band.touchesSurface(vertex)) {
                far.mark(vertex);
            }
        }
        float[] distances = far.transform();
        float cell = lattice.cell();
        float[] values = band.values();
        for (int v = 0; v < distances.length; v++) {
            // outside the band no neighbour is on the other side: the surface is at least a cell away
            float bound = Math.max(cell, distances[v]);
            if (band.contains(v)) {
                float near = Math.abs(values[v]) / steepness(lattice, values, v);
                bound = near < NEAR_CELLS * cell ? near : bound;
            }
            distances[v] = Math.copySign(bound, values[v]);
        }
        return distances;
    }

    /// Length of the gradient from the steeper of both differences along each axis: where the field has a crease this
    /// is too long, and the distance too short, never the other way round.
    private static float steepness(Lattice lattice, float[] values, int vertex) {
        if (!lattice.isInner(vertex)) {
            return 1;
        }
        float here = values[vertex];
        float sum = 0;
        for (int step = 1; step <= lattice.slab(); step *= lattice.resolution()) {
            float steeper = Math.max(Math.abs(values[vertex + step] - here), Math.abs(here - values[vertex - step]));
            sum += steeper * steeper;
        }
        // 0.25: where the field is flat its value says little about the distance
        return Math.max(0.25f, (float) Math.sqrt(sum) / lattice.cell());
    }
}
