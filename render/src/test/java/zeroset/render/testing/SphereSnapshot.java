package zeroset.render.testing;

import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SdfSnapshot;

/// A network whose zero set is known exactly: all weights are zero, what is left is the residual sphere.
public final class SphereSnapshot {

    /// Radius in unit space.
    public static final double RADIUS = 0.5;

    private static final int PROXY = 64;

    private SphereSnapshot() {}

    /// The sphere around the centre of {@link BumpyFields#REGION}.
    public static SdfSnapshot create() {
        return create(42);
    }

    /// The sphere as of a step of training.
    public static SdfSnapshot create(int step) {
        var snapshot = BumpyFields.unevenGrid(1);
        for (var name : snapshot.parameters().names()) {
            if (name.startsWith("sdf.") || name.startsWith("grid.")) {
                snapshot = BumpyFields.with(
                        snapshot, name, new float[snapshot.parameters().length(name)]);
            }
        }
        return new SdfSnapshot(
                snapshot.config(),
                snapshot.transform(),
                step,
                snapshot.activeLevels(),
                snapshot.invS(),
                snapshot.parameters(),
                proxy());
    }

    private static ScalarGrid proxy() {
        var distances = new float[PROXY * PROXY * PROXY];
        for (int i = 0; i < distances.length; i++) {
            double x = 2.0 * (i % PROXY) / (PROXY - 1) - 1;
            int row = i / PROXY % PROXY;
            int slab = i / PROXY / PROXY;
            double y = 2.0 * row / (PROXY - 1) - 1;
            double z = 2.0 * slab / (PROXY - 1) - 1;
            distances[i] = (float) (Math.sqrt(x * x + y * y + z * z) - RADIUS);
        }
        return new ScalarGrid(PROXY, distances);
    }
}
