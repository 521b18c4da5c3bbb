package zeroset.model.config;

/// How a position becomes the input of the SDF network.
public sealed interface EncodingConfig {

    /// Multi-resolution hash grid (Müller et al. 2022, instant-ngp, section 3), trilinear.
    ///
    /// @param levels number of resolutions
    /// @param featuresPerLevel features stored per grid vertex
    /// @param log2TableSize entries per level as a power of two; coarse levels that fit are stored densely
    /// @param coarsestResolution cells per axis of the first level over [-1, 1]
    /// @param finestResolution cells per axis of the last level
    /// @param initialLevels levels that are active when training begins
    /// @param allLevelsAt share of the budget at which the last level is fully active
    /// @param normalStep how far from a sample on a ray the features are looked up whose differences give its
    ///     normal, in edges of the finest active cell; 0 takes the exact derivative at the sample
    record HashGrid(
            int levels,
            int featuresPerLevel,
            int log2TableSize,
            int coarsestResolution,
            int finestResolution,
            int initialLevels,
            double allLevelsAt,
            double normalStep)
            implements EncodingConfig {

        /// Exact derivatives.
        public HashGrid(
                int levels,
                int featuresPerLevel,
                int log2TableSize,
                int coarsestResolution,
                int finestResolution,
                int initialLevels,
                double allLevelsAt) {
            this(
                    levels,
                    featuresPerLevel,
                    log2TableSize,
                    coarsestResolution,
                    finestResolution,
                    initialLevels,
                    allLevelsAt,
                    0);
        }

        /// Checks the ranges.
        public HashGrid {
            if (levels < 1 || levels > 32) {
                throw new IllegalArgumentException("levels must be 1..32, was " + levels);
            }
            if (featuresPerLevel < 1 || featuresPerLevel > 8) {
                throw new IllegalArgumentException("features per level must be 1..8, was " + featuresPerLevel);
            }
            if (log2TableSize < 4 || log2TableSize > 24) {
                throw new IllegalArgumentException("log2 of the table size must be 4..24, was " + log2TableSize);
            }
            if (coarsestResolution < 1 || finestResolution < coarsestResolution) {
                throw new IllegalArgumentException(
                        "resolutions must grow, were " + coarsestResolution + ".." + finestResolution);
            }
            if (initialLevels < 1 || initialLevels > levels) {
                throw new IllegalArgumentException("initial levels must be 1.." + levels + ", was " + initialLevels);
            }
            if (!(normalStep >= 0 && normalStep <= 16)) {
                throw new IllegalArgumentException("step of normals must be 0..16 cells, was " + normalStep);
            }
        }

        /// The same grid with other levels over time.
        ///
        /// @param share of the budget at which the last level is fully active
        public HashGrid withAllLevelsAt(double share) {
            return new HashGrid(
                    levels,
                    featuresPerLevel,
                    log2TableSize,
                    coarsestResolution,
                    finestResolution,
                    initialLevels,
                    share,
                    normalStep);
        }

        /// The same grid with normals from differences over a step.
        ///
        /// @param cells edges of the finest active cell; 0 for exact derivatives
        public HashGrid withNormalStep(double cells) {
            return new HashGrid(
                    levels,
                    featuresPerLevel,
                    log2TableSize,
                    coarsestResolution,
                    finestResolution,
                    initialLevels,
                    allLevelsAt,
                    cells);
        }

        /// Edge of the finest active cell, unit space.
        ///
        /// @param activeLevels 0..levels; a level that fades in counts
        public double finestCell(double activeLevels) {
            return 2.0 / resolution(Math.max(0, (int) Math.ceil(activeLevels) - 1));
        }

        /// Cells per axis of a level: geometric progression from coarsest to finest, rounded.
        public int resolution(int level) {
            if (levels == 1) {
                return coarsestResolution;
            }
            double growth = Math.log((double) finestResolution / coarsestResolution) / (levels - 1);
            return (int) Math.round(coarsestResolution * Math.exp(growth * level));
        }

        @Override
        public int width() {
            return levels * featuresPerLevel;
        }
    }

    /// Sines and cosines of octaves (Mildenhall et al. 2020, NeRF, eq. 4), as the NeuS paper uses it.
    ///
    /// @param octaves number of frequencies 2^0 .. 2^(octaves-1)
    record Frequency(int octaves) implements EncodingConfig {
        /// Checks the range.
        public Frequency {
            if (octaves < 0 || octaves > 16) {
                throw new IllegalArgumentException("octaves must be 0..16, was " + octaves);
            }
        }

        @Override
        public int width() {
            return 6 * octaves;
        }
    }

    /// Number of features; the position itself is not counted.
    int width();
}
