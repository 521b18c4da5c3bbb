package zeroset.model.encoding;

import java.util.ArrayList;
import java.util.SplittableRandom;
import zeroset.model.config.EncodingConfig;
import zeroset.model.parallel.Workers;
import zeroset.model.snapshot.FieldArrays;

/// Multi-resolution hash grid (Müller et al. 2022, section 3): on each level the features of the eight vertices
/// around a position are interpolated trilinearly. Levels whose vertices fit into the table are stored densely, finer
/// ones are hashed with the paper's primes (eq. 4).
///
/// The forward pass is split by points, the backward pass by levels: a level's table is written by one thread in
/// point order, so sums need no atomics and do not depend on timing.
public final class HashGridEncoding implements Encoding {

    /// Name of the table in snapshots and checkpoints.
    public static final String TABLE = "grid.table";

    private static final int PRIME_Y = (int) 2654435761L;
    private static final int PRIME_Z = 805459861;

    private final int levels;
    private final int featuresPerLevel;
    private final int[] resolutions;
    private final int[] offsets;
    private final boolean[] dense;
    private final int hashMask;
    private final float[] table;
    private float[] gradient = {};
    private final float[] levelWeights;

    /// With its tables at zero.
    public HashGridEncoding(EncodingConfig.HashGrid config) {
        levels = config.levels();
        featuresPerLevel = config.featuresPerLevel();
        if (featuresPerLevel != 2) {
            throw new IllegalArgumentException(
                    "the kernel is written for 2 features per level, was " + featuresPerLevel);
        }
        int tableSize = 1 << config.log2TableSize();
        hashMask = tableSize - 1;
        resolutions = new int[levels];
        offsets = new int[levels + 1];
        dense = new boolean[levels];
        for (int level = 0; level < levels; level++) {
            int resolution = config.resolution(level);
            long vertices = (resolution + 1L) * (resolution + 1L) * (resolution + 1L);
            resolutions[level] = resolution;
            dense[level] = vertices <= tableSize;
            offsets[level + 1] = offsets[level] + (dense[level] ? (int) vertices : tableSize) * featuresPerLevel;
        }
        table = new float[offsets[levels]];
        levelWeights = new float[levels];
        setActiveLevels(levels);
    }

    /// Draws the tables uniformly from ±1e-4 (the paper's range).
    public void initialise(SplittableRandom random) {
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) random.nextDouble(-1e-4, 1e-4);
        }
    }

    /// Replaces the tables.
    ///
    /// @param values as {@link #table} gave them
    public void load(float[] values) {
        checkLength(values);
        System.arraycopy(values, 0, table, 0, table.length);
    }

    private void checkLength(float[] tables) {
        if (tables.length != table.length) {
            throw new IllegalArgumentException("tables must hold " + table.length + " values, was " + tables.length);
        }
    }

    /// Sets how many levels contribute: whole levels fully, the next one by the fraction, the rest not at all.
    ///
    /// @param active 0..levels
    public void setActiveLevels(double active) {
        for (int level = 0; level < levels; level++) {
            levelWeights[level] = (float) Math.clamp(active - level, 0, 1);
        }
    }

    /// Where a level's features end in {@link #table}.
    public int end(int level) {
        return offsets[level + 1];
    }

    /// The features of all levels, one after the other; live, shared with the optimiser.
    public float[] table() {
        return table;
    }

    /// The gradient of {@link #table}, accumulated by {@link #backward}; live, cleared by the optimiser.
    public float[] gradient() {
        if (gradient.length == 0) {
            gradient = new float[table.length]; // only training needs one, snapshots don't
        }
        return gradient;
    }

    /// Its shape with tables of that shape.
    ///
    /// @param tables as {@link #table} gave them; not copied
    public FieldArrays.Grid toArrays(float[] tables) {
        checkLength(tables);
        var shapes = new ArrayList<FieldArrays.Level>();
        for (int level = 0; level < levels; level++) {
            shapes.add(new FieldArrays.Level(
                    resolutions[level], offsets[level] / featuresPerLevel, dense[level], levelWeights[level]));
        }
        return new FieldArrays.Grid(shapes, hashMask, tables);
    }

    @Override
    public int width() {
        return levels * featuresPerLevel;
    }

    @Override
    public void valuesAndJacobian(float[] points, int from, int to, float[] features, float[] jacobian) {
        for (int level = 0; level < levels; level++) {
            forwardLevel(level, points, from, to, features, jacobian);
        }
    }

    @Override
    public void values(float[] points, int from, int to, float[] features) {
        for (int level = 0; level < levels; level++) {
            valuesLevel(level, points, from, to, features);
        }
    }

    @Override
    public void backward(
            float[] points, int count, float[] featureGradients, float[] jacobianGradients, Workers workers) {
        gradient(); // allocated before the threads share it
        workers.forEach(levels, 1, (from, to) -> {
            for (int level = from; level < to; level++) {
                backwardLevel(level, points, count, featureGradients, jacobianGradients, jacobianGradients, false);
            }
        });
    }

    @Override
    public void backwardChained(
            float[] points, int count, float[] featureGradients, float[] chain, float[] outer, Workers workers) {
        gradient(); // allocated before the threads share it
        workers.forEach(levels, 1, (from, to) -> {
            for (int level = from; level < to; level++) {
                backwardLevel(level, points, count, featureGradients, chain, outer, true);
            }
        });
    }

    private void forwardLevel(int level, float[] points, int from, int to, float[] features, float[] jacobian) {
        int width = width();
        int column = level * 2;
        float weight = levelWeights[level];
        if (weight == 0) {
            for (int n = from; n < to; n++) {
                int at = n * width + column;
                features[at] = features[at + 1] = 0;
                for (int k = 0; k < 3; k++) {
                    int row = (3 * n + k) * width + column;
                    jacobian[row] = jacobian[row + 1] = 0;
                }
            }
            return;
        }
        int resolution = resolutions[level];
        float half = 0.5f * resolution;
        float slope = half * weight; // d(grid coordinate)/d(position) times the level's weight
        int base = offsets[level];
        boolean isDense = dense[level];
        int row = resolution + 1;
        float[] t = table;
        for (int n = from; n < to; n++) {
            float gx = (points[3 * n] + 1) * half;
            float gy = (points[3 * n + 1] + 1) * half;
            float gz = (points[3 * n + 2] + 1) * half;
            int ix = Math.clamp((int) gx, 0, resolution - 1);
            int iy = Math.clamp((int) gy, 0, resolution - 1);
            int iz = Math.clamp((int) gz, 0, resolution - 1);
            float fx = gx - ix;
            float fy = gy - iy;
            float fz = gz - iz;
            int i00;
            int i10;
            int i01;
            int i11;
            int j00;
            int j10;
            int j01;
            int j11;
            if (isDense) {
                i00 = base + 2 * ((iz * row + iy) * row + ix);
                i10 = i00 + 2 * row;
                i01 = i00 + 2 * row * row;
                i11 = i01 + 2 * row;
                j00 = i00 + 2;
                j10 = i10 + 2;
                j01 = i01 + 2;
                j11 = i11 + 2;
            } else {
                int hy0 = iy * PRIME_Y;
                int hy1 = hy0 + PRIME_Y;
                int hz0 = iz * PRIME_Z;
                int hz1 = hz0 + PRIME_Z;
                int x1 = ix + 1;
                i00 = base + 2 * ((ix ^ hy0 ^ hz0) & hashMask);
                j00 = base + 2 * ((x1 ^ hy0 ^ hz0) & hashMask);
                i10 = base + 2 * ((ix ^ hy1 ^ hz0) & hashMask);
                j10 = base + 2 * ((x1 ^ hy1 ^ hz0) & hashMask);
                i01 = base + 2 * ((ix ^ hy0 ^ hz1) & hashMask);
                j01 = base + 2 * ((x1 ^ hy0 ^ hz1) & hashMask);
                i11 = base + 2 * ((ix ^ hy1 ^ hz1) & hashMask);
                j11 = base + 2 * ((x1 ^ hy1 ^ hz1) & hashMask);
            }
            int at = n * width + column;
            int jx = 3 * n * width + column;
            int jy = jx + width;
            int jz = jy + width;
            for (int f = 0; f < 2; f++) {
                // Interpolate along x, then y, then z; differences on the way are the derivatives.
                float d00 = t[j00 + f] - t[i00 + f];
                float d10 = t[j10 + f] - t[i10 + f];
                float d01 = t[j01 + f] - t[i01 + f];
                float d11 = t[j11 + f] - t[i11 + f];
                float v00 = t[i00 + f] + fx * d00;
                float v10 = t[i10 + f] + fx * d10;
                float v01 = t[i01 + f] + fx * d01;
                float v11 = t[i11 + f] + fx * d11;
                float v0 = v00 + fy * (v10 - v00);
                float v1 = v01 + fy * (v11 - v01);
                float dx0 = d00 + fy * (d10 - d00);
                float dx1 = d01 + fy * (d11 - d01);
                float dy0 = v10 - v00;
                float dy1 = v11 - v01;
                features[at + f] = weight * (v0 + fz * (v1 - v0));
                jacobian[jx + f] = slope * (dx0 + fz * (dx1 - dx0));
                jacobian[jy + f] = slope * (dy0 + fz * (dy1 - dy0));
                jacobian[jz + f] = slope * (v1 - v0);
            }
        }
    }

    private void valuesLevel(int level, float[] points, int from, int to, float[] features) {
        int width = width();
        int column = level * 2;
        float weight = levelWeights[level];
        if (weight == 0) {
            for (int n = from; n < to; n++) {
                features[n * width + column] = features[n * width + column + 1] = 0;
            }
            return;
        }
        int resolution = resolutions[level];
        float half = 0.5f * resolution;
        float[] t = table;
        for (int n = from; n < to; n++) {
            float gx = (points[3 * n] + 1) * half;
            float gy = (points[3 * n + 1] + 1) * half;
            float gz = (points[3 * n + 2] + 1) * half;
            int ix = Math.clamp((int) gx, 0, resolution - 1);
            int iy = Math.clamp((int) gy, 0, resolution - 1);
            int iz = Math.clamp((int) gz, 0, resolution - 1);
            float fx = gx - ix;
            float fy = gy - iy;
            float fz = gz - iz;
            int i00 = index(level, ix, iy, iz);
            int i10 = index(level, ix, iy + 1, iz);
            int i01 = index(level, ix, iy, iz + 1);
            int i11 = index(level, ix, iy + 1, iz + 1);
            int j00 = index(level, ix + 1, iy, iz);
            int j10 = index(level, ix + 1, iy + 1, iz);
            int j01 = index(level, ix + 1, iy, iz + 1);
            int j11 = index(level, ix + 1, iy + 1, iz + 1);
            for (int f = 0; f < 2; f++) {
                float v00 = t[i00 + f] + fx * (t[j00 + f] - t[i00 + f]);
                float v10 = t[i10 + f] + fx * (t[j10 + f] - t[i10 + f]);
                float v01 = t[i01 + f] + fx * (t[j01 + f] - t[i01 + f]);
                float v11 = t[i11 + f] + fx * (t[j11 + f] - t[i11 + f]);
                float v0 = v00 + fy * (v10 - v00);
                float v1 = v01 + fy * (v11 - v01);
                features[n * width + column + f] = weight * (v0 + fz * (v1 - v0));
            }
        }
    }

    /// @param second the gradient of the Jacobian, or the chain when it is a product
    /// @param outer the other factor of the product
    private void backwardLevel(
            int level,
            float[] points,
            int count,
            float[] featureGradients,
            float[] second,
            float[] outer,
            boolean isProduct) {
        float weight = levelWeights[level];
        if (weight == 0) {
            return;
        }
        int width = width();
        int column = level * 2;
        int resolution = resolutions[level];
        float half = 0.5f * resolution;
        float slope = half * weight;
        float[] g = gradient();
        boolean hasSecond = second.length > 0;
        for (int n = 0; n < count; n++) {
            float gx = (points[3 * n] + 1) * half;
            float gy = (points[3 * n + 1] + 1) * half;
            float gz = (points[3 * n + 2] + 1) * half;
            int ix = Math.clamp((int) gx, 0, resolution - 1);
            int iy = Math.clamp((int) gy, 0, resolution - 1);
            int iz = Math.clamp((int) gz, 0, resolution - 1);
            float fx = gx - ix;
            float fy = gy - iy;
            float fz = gz - iz;
            int i00 = index(level, ix, iy, iz);
            int i10 = index(level, ix, iy + 1, iz);
            int i01 = index(level, ix, iy, iz + 1);
            int i11 = index(level, ix, iy + 1, iz + 1);
            int j00 = index(level, ix + 1, iy, iz);
            int j10 = index(level, ix + 1, iy + 1, iz);
            int j01 = index(level, ix + 1, iy, iz + 1);
            int j11 = index(level, ix + 1, iy + 1, iz + 1);
            int at = n * width + column;
            int jx = 3 * n * width + column;
            for (int f = 0; f < 2; f++) {
                float dv = weight * featureGradients[at + f];
                float dx = 0;
                float dy = 0;
                float dz = 0;
                if (isProduct) {
                    float factor = slope * second[at + f];
                    dx = factor * outer[3 * n];
                    dy = factor * outer[3 * n + 1];
                    dz = factor * outer[3 * n + 2];
                } else if (hasSecond) {
                    dx = slope * second[jx + f];
                    dy = slope * second[jx + width + f];
                    dz = slope * second[jx + 2 * width + f];
                }
                // Transpose of the forward interpolation: z, then y, then x.
                float z1 = fz * dv + dz;
                float z0 = dv - z1;
                float x1 = fz * dx;
                float x0 = dx - x1;
                float y1 = fz * dy;
                float y0 = dy - y1;
                float v10 = fy * z0 + y0;
                float v00 = z0 - v10;
                float v11 = fy * z1 + y1;
                float v01 = z1 - v11;
                float d10 = fy * x0;
                float d00 = x0 - d10;
                float d11 = fy * x1;
                float d01 = x1 - d11;
                float a00 = fx * v00 + d00;
                float a10 = fx * v10 + d10;
                float a01 = fx * v01 + d01;
                float a11 = fx * v11 + d11;
                g[j00 + f] += a00;
                g[i00 + f] += v00 - a00;
                g[j10 + f] += a10;
                g[i10 + f] += v10 - a10;
                g[j01 + f] += a01;
                g[i01 + f] += v01 - a01;
                g[j11 + f] += a11;
                g[i11 + f] += v11 - a11;
            }
        }
    }

    private int index(int level, int x, int y, int z) {
        int row = resolutions[level] + 1;
        int entry = dense[level] ? (z * row + y) * row + x : (x ^ y * PRIME_Y ^ z * PRIME_Z) & hashMask;
        return offsets[level] + 2 * entry;
    }
}
