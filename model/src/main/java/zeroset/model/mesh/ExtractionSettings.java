package zeroset.model.mesh;

/// What a surface extraction does.
///
/// @param resolution cells along the longest side of the object's box (`tightBox`) or of the cube [-1, 1]³, 2..8192
/// @param workers threads that evaluate the field, >= 1
/// @param level value of the signed distance on the surface, unit space
/// @param tightBox whether a coarse pass first measures the object, so that `resolution` is spent on it
/// @param insideUnitSphere whether only cells wholly inside the unit sphere are used; the surface stays open there
/// @param normals whether vertices get normals, from the field's gradient
/// @param colors whether vertices get colours, seen along the inverse normal
/// @param componentShare components with less than this share of the largest one's area are dropped, 0..1
/// @param bandSafety how many times the distance bound a value may overstate: a block is skipped when `|value|` is
///     above this factor times the distance from its samples to its farthest point, > 0; 1 is right for exact
///     distances
public record ExtractionSettings(
        int resolution,
        int workers,
        float level,
        boolean tightBox,
        boolean insideUnitSphere,
        boolean normals,
        boolean colors,
        double componentShare,
        double bandSafety) {

    /// The finest resolution; a lattice index has 14 bits.
    public static final int MAX_RESOLUTION = 8192;

    /// Checks every value.
    ///
    /// @throws IllegalArgumentException when one is out of range
    public ExtractionSettings {
        if (resolution < 2 || resolution > MAX_RESOLUTION) {
            throw new IllegalArgumentException(
                    "resolution must be in 2.." + MAX_RESOLUTION + " cells, was " + resolution);
        }
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be >= 1, was " + workers);
        }
        if (!Float.isFinite(level)) {
            throw new IllegalArgumentException("level must be finite, was " + level);
        }
        if (!(componentShare >= 0 && componentShare <= 1)) {
            throw new IllegalArgumentException("componentShare must be in 0..1, was " + componentShare);
        }
        if (!(bandSafety > 0) || !Double.isFinite(bandSafety)) {
            throw new IllegalArgumentException("bandSafety must be finite and > 0, was " + bandSafety);
        }
    }

    /// 256 cells along the object, all processors, normals and colours, specks below 1 % of the largest component
    /// dropped.
    public static ExtractionSettings defaults() {
        return new ExtractionSettings(
                256, Runtime.getRuntime().availableProcessors(), 0, true, true, true, true, 0.01, 2);
    }

    /// With another resolution.
    public ExtractionSettings withResolution(int cells) {
        return new ExtractionSettings(
                cells, workers, level, tightBox, insideUnitSphere, normals, colors, componentShare, bandSafety);
    }

    /// With another number of threads.
    public ExtractionSettings withWorkers(int count) {
        return new ExtractionSettings(
                resolution, count, level, tightBox, insideUnitSphere, normals, colors, componentShare, bandSafety);
    }

    /// With another level.
    public ExtractionSettings withLevel(float value) {
        return new ExtractionSettings(
                resolution, workers, value, tightBox, insideUnitSphere, normals, colors, componentShare, bandSafety);
    }

    /// With or without the coarse pass.
    public ExtractionSettings withTightBox(boolean on) {
        return new ExtractionSettings(
                resolution, workers, level, on, insideUnitSphere, normals, colors, componentShare, bandSafety);
    }

    /// Limited to the unit sphere, or to the cube.
    public ExtractionSettings withInsideUnitSphere(boolean on) {
        return new ExtractionSettings(
                resolution, workers, level, tightBox, on, normals, colors, componentShare, bandSafety);
    }

    /// With or without normals.
    public ExtractionSettings withNormals(boolean on) {
        return new ExtractionSettings(
                resolution, workers, level, tightBox, insideUnitSphere, on, colors, componentShare, bandSafety);
    }

    /// With or without colours.
    public ExtractionSettings withColors(boolean on) {
        return new ExtractionSettings(
                resolution, workers, level, tightBox, insideUnitSphere, normals, on, componentShare, bandSafety);
    }

    /// With another least share of the largest component's area.
    public ExtractionSettings withComponentShare(double share) {
        return new ExtractionSettings(
                resolution, workers, level, tightBox, insideUnitSphere, normals, colors, share, bandSafety);
    }

    /// With another tolerance for fields that are not distances.
    public ExtractionSettings withBandSafety(double factor) {
        return new ExtractionSettings(
                resolution, workers, level, tightBox, insideUnitSphere, normals, colors, componentShare, factor);
    }
}
