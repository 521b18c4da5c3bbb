package zeroset.model.config;

/// What lies behind the region of interest.
public sealed interface BackgroundConfig {

    /// Chosen from the photographs: a random colour where alpha or masks tell the object, else the surroundings.
    record Automatic() implements BackgroundConfig {}

    /// A fixed colour: photographs with alpha are composited over it.
    ///
    /// @param red 0..1
    /// @param green 0..1
    /// @param blue 0..1
    record Constant(double red, double green, double blue) implements BackgroundConfig {}

    /// A new random colour for every ray, over which photographs with alpha are composited too, so that the
    /// object cannot hide in the background's colour.
    record RandomColor() implements BackgroundConfig {}

    /// A radiance field of the surroundings in inverted-sphere coordinates (Zhang et al. 2020, NeRF++).
    ///
    /// @param sectionsPerRay sections outside the unit sphere
    /// @param log2TableSize entries per level of its hash grid as a power of two
    record Surroundings(int sectionsPerRay, int log2TableSize) implements BackgroundConfig {}
}
