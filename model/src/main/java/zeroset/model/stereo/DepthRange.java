package zeroset.model.stereo;

/// The depths at which a view looks for surface, unit space.
///
/// @param near smallest depth, > 0
/// @param far largest depth
record DepthRange(float near, float far) {

    /// What stands this far before the region can hide it.
    private static final float BEFORE = 0.4f;

    /// How far behind the region surface is looked for: whatever is seen there proves the region's space empty.
    private static final float BEHIND = 8;

    /// Nobody stands in the way this near, as a share of the distance to the region's centre.
    private static final float NEAREST = 0.2f;

    /// The range of a view: the region, a little before it and much behind it.
    static DepthRange of(MatchingView view) {
        float distance = view.distanceFromOrigin();
        return new DepthRange(
                Math.max(Math.max(NEAREST * distance, 1e-3f), distance - 1 - BEFORE), distance + 1 + BEHIND);
    }

    boolean contains(float depth) {
        return depth >= near && depth <= far; // NaN is not
    }

    /// A depth, even in inverse depth, so that pictures move evenly.
    ///
    /// @param share 0..1
    float depth(float share) {
        return 1 / (1 / far + share * (1 / near - 1 / far));
    }
}
