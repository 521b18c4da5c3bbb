package zeroset.model.rays;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Where rendering and photographs differed of late: a running mean of the rays' errors for each tile of each
/// photograph. Plain numbers, so that a run goes on with them.
///
/// Examples that the model gets wrong teach more than those it knows (Zhang et al. 2024, Nonparametric Teaching of
/// Implicit Neural Representations). Unlike there, which takes the worst ones, tiles are drawn in proportion to
/// their error: of noisy photographs the worst pixels are noise.
final class ErrorMap {

    /// Tiles per photograph and axis: of a photograph of 256 pixels 16 x 16 pixels, about one visit in 24 steps.
    private static final int TILES = 16;

    /// Share of a new error in the mean.
    private static final float FORGETTING = 0.2f;

    private final float[] errors;
    private final double[] sums;

    ErrorMap(int photographs) {
        errors = new float[photographs * TILES * TILES];
        sums = new double[errors.length];
    }

    /// `[photographs, TILES, TILES]` mean errors, 0 where no ray was drawn yet; live.
    float[] errors() {
        return errors;
    }

    /// Takes the errors up to now into account; before a batch is drawn.
    ///
    /// @return whether there are any yet
    boolean refresh() {
        double sum = 0;
        for (int i = 0; i < errors.length; i++) {
            sum += errors[i];
            sums[i] = sum;
        }
        return sum > 0;
    }

    /// Draws a tile in proportion to its error.
    int draw(SplittableRandom random) {
        double wanted = random.nextDouble() * sums[sums.length - 1];
        int found = Arrays.binarySearch(sums, wanted);
        // Tiles without error repeat the sum before them: none of them is the first that exceeds it.
        int tile = found >= 0 ? found + 1 : -found - 1;
        while (tile < errors.length - 1 && errors[tile] == 0) {
            tile++;
        }
        return Math.min(tile, errors.length - 1);
    }

    /// The photograph that a tile is of.
    int photograph(int tile) {
        return tile / (TILES * TILES);
    }

    /// Draws a column of a tile.
    int column(int tile, int width, SplittableRandom random) {
        return within(tile % TILES, width, random);
    }

    /// Draws a row of a tile.
    int row(int tile, int height, SplittableRandom random) {
        return within(tile / TILES % TILES, height, random);
    }

    private static int within(int index, int size, SplittableRandom random) {
        int from = index * size / TILES;
        int to = Math.max(from + 1, (index + 1) * size / TILES);
        return random.nextInt(from, to);
    }

    /// The tile of a pixel.
    int tile(int photograph, int x, int y, int width, int height) {
        return (photograph * TILES + index(y, height)) * TILES + index(x, width);
    }

    /// The last tile that begins at or before a pixel.
    private static int index(int pixel, int size) {
        return ((pixel + 1) * TILES - 1) / size;
    }

    /// Takes a ray's error into the mean.
    void learn(int tile, float error) {
        float before = errors[tile];
        errors[tile] = before == 0 ? error : before + FORGETTING * (error - before);
    }
}
