package zeroset.model.encoding;

import zeroset.model.config.EncodingConfig;

/// The multi-resolution hash grid in double precision, written from the paper (Müller et al. 2022, section 3) as sums
/// over the eight corners of a cell: slow, plain, and structured differently from the kernel.
public final class HashGridOracle {

    private final EncodingConfig.HashGrid config;
    private final double[] table;
    private final double active;
    private final long[] levelStarts;

    /// @param config shape of the grid
    /// @param table features of all levels, as the kernel orders them; live, so that a test may vary one entry
    /// @param active number of active levels, the last one fractionally
    public HashGridOracle(EncodingConfig.HashGrid config, double[] table, double active) {
        this.config = config;
        this.table = table;
        this.active = active;
        levelStarts = new long[config.levels() + 1];
        for (int level = 0; level < config.levels(); level++) {
            long entries = Math.min(vertices(level), tableSize());
            levelStarts[level + 1] = levelStarts[level] + entries * config.featuresPerLevel();
        }
    }

    /// Number of values in all tables.
    public int tableLength() {
        return Math.toIntExact(levelStarts[config.levels()]);
    }

    private long vertices(int level) {
        long perAxis = config.resolution(level) + 1L;
        return perAxis * perAxis * perAxis;
    }

    private long tableSize() {
        return 1L << config.log2TableSize();
    }

    /// Work on one corner of a cell.
    private interface CornerVisitor {
        /// @param entry index of the corner's first feature in the table
        /// @param column index of its first feature in the encoding
        /// @param weight trilinear weight times the level's weight
        /// @param slopes derivative of the weight along x, y, z
        void corner(int entry, int column, double weight, double[] slopes);
    }

    private void visit(double[] p, CornerVisitor visitor) {
        for (int level = 0; level < config.levels(); level++) {
            double levelWeight = Math.min(1, Math.max(0, active - level));
            int resolution = config.resolution(level);
            var cell = new int[3];
            var inside = new double[3];
            for (int k = 0; k < 3; k++) {
                double position = (p[k] + 1) / 2 * resolution;
                cell[k] = Math.min(resolution - 1, Math.max(0, (int) Math.floor(position)));
                inside[k] = position - cell[k];
            }
            for (int corner = 0; corner < 8; corner++) {
                var hat = new double[3];
                var hatSlope = new double[3];
                var vertex = new int[3];
                for (int k = 0; k < 3; k++) {
                    int bit = corner >> k & 1;
                    vertex[k] = cell[k] + bit;
                    hat[k] = bit == 1 ? inside[k] : 1 - inside[k];
                    hatSlope[k] = (bit == 1 ? 1 : -1) * resolution / 2.0;
                }
                visitor.corner(
                        entry(level, vertex),
                        level * config.featuresPerLevel(),
                        levelWeight * hat[0] * hat[1] * hat[2],
                        new double[] {
                            levelWeight * hatSlope[0] * hat[1] * hat[2],
                            levelWeight * hat[0] * hatSlope[1] * hat[2],
                            levelWeight * hat[0] * hat[1] * hatSlope[2]
                        });
            }
        }
    }

    private int entry(int level, int[] vertex) {
        long perAxis = config.resolution(level) + 1L;
        long index = vertices(level) <= tableSize()
                ? vertex[0] + perAxis * vertex[1] + perAxis * perAxis * vertex[2]
                : (vertex[0] ^ vertex[1] * 2654435761L ^ vertex[2] * 805459861L) % tableSize();
        return Math.toIntExact(levelStarts[level] + index * config.featuresPerLevel());
    }

    /// Features `[D]` at a position.
    public double[] features(double[] p) {
        var result = new double[config.width()];
        visit(p, (entry, column, weight, slopes) -> {
            for (int f = 0; f < config.featuresPerLevel(); f++) {
                result[column + f] += weight * table[entry + f];
            }
        });
        return result;
    }

    /// Jacobian `[3][D]` at a position.
    double[][] jacobian(double[] p) {
        var result = new double[3][config.width()];
        visit(p, (entry, column, weight, slopes) -> {
            for (int k = 0; k < 3; k++) {
                for (int f = 0; f < config.featuresPerLevel(); f++) {
                    result[k][column + f] += slopes[k] * table[entry + f];
                }
            }
        });
        return result;
    }

    /// Adds the gradient of `Σ featureGradients·features + Σ jacobianGradients·jacobian` with respect to the table.
    void backward(double[] p, double[] featureGradients, double[][] jacobianGradients, double[] gradient) {
        visit(p, (entry, column, weight, slopes) -> {
            for (int f = 0; f < config.featuresPerLevel(); f++) {
                double sum = weight * featureGradients[column + f];
                for (int k = 0; k < 3; k++) {
                    sum += slopes[k] * jacobianGradients[k][column + f];
                }
                gradient[entry + f] += sum;
            }
        });
    }

    /// Whether a position keeps away from the cell faces of every level, where the derivative jumps.
    ///
    /// @param margin smallest distance, share of a cell
    public boolean isInsideCells(double[] p, double margin) {
        for (int level = 0; level < config.levels(); level++) {
            for (int k = 0; k < 3; k++) {
                double position = (p[k] + 1) / 2 * config.resolution(level);
                double inside = position - Math.floor(position);
                if (inside < margin || inside > 1 - margin) {
                    return false;
                }
            }
        }
        return true;
    }
}
