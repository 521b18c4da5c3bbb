package zeroset.render.bake;

/// How much work goes into a baked field.
public enum BakeEffort {
    /// While training goes on: coarser, on one thread, a tenth of a second.
    LIVE(112, 300_000),
    /// When no newer snapshot is to be expected: finer, on every processor.
    FULL(192, 1_200_000);

    private final int resolution;
    private final int maxEvaluations;

    BakeEffort(int resolution, int maxEvaluations) {
        this.resolution = resolution;
        this.maxEvaluations = maxEvaluations;
    }

    /// Vertices per axis, even.
    public int resolution() {
        return resolution;
    }

    /// Vertices whose distance may come from the network. Twice and more what a closed surface needs that fills the
    /// region; only a field that is noise asks for more, and then the proxy grid must do.
    public int maxEvaluations() {
        return maxEvaluations;
    }

    /// Whether the colour network is asked at every corner of the surface's cells; else at every other one, and those
    /// between take the mean of their neighbours, which no moving picture shows.
    boolean colorsEveryCorner() {
        return this == FULL;
    }

    int threads() {
        return switch (this) {
            case LIVE -> 1; // the trainer has the others
            case FULL -> Runtime.getRuntime().availableProcessors();
        };
    }
}
