package zeroset.model.hull;

import java.util.Arrays;
import zeroset.model.dataset.Photograph;

/// Signed distance from a silhouette's outline over the image plane, in pixels, negative inside; sub-pixel where the
/// coverage has fractions.
///
/// The outline is where bilinear coverage is one half. Its crossings between pixel centres are seeds; two raster sweeps
/// carry the nearest seed to every pixel (Danielsson, 1980: exact but for rare errors far below a pixel). A silhouette
/// cut by the picture's edge has no outline there.
final class SilhouetteDistance {

    private static final float NO_SEED = Float.NaN;

    private final int cell;
    private final int width;
    private final int height;
    private final float[] distances;

    private SilhouetteDistance(int cell, int width, int height, float[] distances) {
        this.cell = cell;
        this.width = width;
        this.height = height;
        this.distances = distances;
    }

    /// Computes the distances.
    ///
    /// @param cell pixels averaged per side before, >= 1: finer than the voxels' pictures is wasted
    static SilhouetteDistance of(Photograph photograph, int cell) {
        int width = Math.ceilDiv(photograph.width(), cell);
        int height = Math.ceilDiv(photograph.height(), cell);
        var coverage = averaged(photograph, cell, width, height);
        var seeds = new Seeds(width, height);
        seeds.place(coverage);
        seeds.spread();
        var distances = new float[width * height];
        for (int i = 0; i < distances.length; i++) {
            float distance = cell * seeds.distance(i);
            distances[i] = inside(coverage[i]) ? -distance : distance;
        }
        return new SilhouetteDistance(cell, width, height, distances);
    }

    /// Whether no pixel is inside.
    boolean isEmpty() {
        for (float distance : distances) {
            if (distance < 0) {
                return false;
            }
        }
        return true;
    }

    /// Bilinear interpolation at an image position inside the picture.
    ///
    /// @return pixels; infinite when the picture has no outline at all
    float sample(double pixelX, double pixelY) {
        double x = Math.clamp(pixelX / cell - 0.5, 0, width - 1);
        double y = Math.clamp(pixelY / cell - 0.5, 0, height - 1);
        int column = Math.min((int) x, Math.max(0, width - 2));
        int row = Math.min((int) y, Math.max(0, height - 2));
        int right = Math.min(column + 1, width - 1);
        int below = Math.min(row + 1, height - 1);
        float fx = (float) (x - column);
        float fy = (float) (y - row);
        float top = mix(distances[row * width + column], distances[row * width + right], fx);
        float bottom = mix(distances[below * width + column], distances[below * width + right], fx);
        return mix(top, bottom, fy);
    }

    private static float mix(float a, float b, float t) {
        return a == b ? a : a + t * (b - a); // equal infinities would give NaN
    }

    private static boolean inside(float coverage) {
        return coverage >= 0.5f;
    }

    private static float[] averaged(Photograph photograph, int cell, int width, int height) {
        var coverage = new float[width * height];
        for (int row = 0; row < height; row++) {
            int yEnd = Math.min((row + 1) * cell, photograph.height());
            for (int column = 0; column < width; column++) {
                int xEnd = Math.min((column + 1) * cell, photograph.width());
                int sum = 0;
                for (int y = row * cell; y < yEnd; y++) {
                    for (int x = column * cell; x < xEnd; x++) {
                        sum += photograph.coverage(x, y);
                    }
                }
                coverage[row * width + column] = sum / (255f * (yEnd - row * cell) * (xEnd - column * cell));
            }
        }
        return coverage;
    }

    /// Nearest point of the outline for each pixel.
    private static final class Seeds {
        private final int width;
        private final int height;
        private final float[] x; // [height, width], NO_SEED where none is known yet
        private final float[] y;

        Seeds(int width, int height) {
            this.width = width;
            this.height = height;
            this.x = new float[width * height];
            this.y = new float[width * height];
            Arrays.fill(x, NO_SEED);
        }

        float distance(int pixel) {
            return Float.isNaN(x[pixel])
                    ? Float.POSITIVE_INFINITY
                    : (float) Math.sqrt(squared(pixel % width, pixel / width, x[pixel], y[pixel]));
        }

        /// Gives each pixel beside the outline the foot of its perpendicular on the outline, taken as the straight line
        /// through its crossings with the row and the column.
        void place(float[] coverage) {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    float across = nearerCrossing(coverage, row * width + column, 1, column, width);
                    float down = nearerCrossing(coverage, row * width + column, width, row, height);
                    if (!Float.isNaN(across) || !Float.isNaN(down)) {
                        placeFoot(column, row, across, down);
                    }
                }
            }
        }

        /// Signed offset to the nearer crossing along one axis, within one pixel; NaN when there is none.
        private static float nearerCrossing(float[] coverage, int pixel, int step, int position, int size) {
            float nearest = Float.NaN;
            for (int direction = -1; direction <= 1; direction += 2) {
                int neighbour = position + direction;
                if (neighbour >= 0 && neighbour < size) {
                    float here = coverage[pixel];
                    float there = coverage[pixel + direction * step];
                    if (inside(here) != inside(there)) {
                        float offset = direction * (here - 0.5f) / (here - there);
                        nearest = Math.abs(offset) < Math.abs(nearest) || Float.isNaN(nearest) ? offset : nearest;
                    }
                }
            }
            return nearest;
        }

        private void placeFoot(int column, int row, float across, float down) {
            int pixel = row * width + column;
            if (Float.isNaN(down)) {
                x[pixel] = column + across;
                y[pixel] = row;
            } else if (Float.isNaN(across)) {
                x[pixel] = column;
                y[pixel] = row + down;
            } else {
                // Line u/a + v/b = 1: the foot from the origin is (a b², a² b) / (a² + b²).
                float sum = across * across + down * down;
                float product = sum == 0 ? 0 : across * down / sum;
                x[pixel] = column + product * down;
                y[pixel] = row + product * across;
            }
        }

        void spread() {
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    take(column, row, column - 1, row);
                    take(column, row, column - 1, row - 1);
                    take(column, row, column, row - 1);
                    take(column, row, column + 1, row - 1);
                }
                for (int column = width - 2; column >= 0; column--) {
                    take(column, row, column + 1, row);
                }
            }
            for (int row = height - 1; row >= 0; row--) {
                for (int column = width - 1; column >= 0; column--) {
                    take(column, row, column + 1, row);
                    take(column, row, column + 1, row + 1);
                    take(column, row, column, row + 1);
                    take(column, row, column - 1, row + 1);
                }
                for (int column = 1; column < width; column++) {
                    take(column, row, column - 1, row);
                }
            }
        }

        /// Takes over the neighbour's seed where it is nearer.
        private void take(int column, int row, int fromColumn, int fromRow) {
            if (fromColumn < 0 || fromColumn >= width || fromRow < 0 || fromRow >= height) {
                return;
            }
            int from = fromRow * width + fromColumn;
            if (Float.isNaN(x[from])) {
                return;
            }
            int pixel = row * width + column;
            if (Float.isNaN(x[pixel])
                    || squared(column, row, x[from], y[from]) < squared(column, row, x[pixel], y[pixel])) {
                x[pixel] = x[from];
                y[pixel] = y[from];
            }
        }

        private static float squared(int column, int row, float seedX, float seedY) {
            float dx = seedX - column;
            float dy = seedY - row;
            return dx * dx + dy * dy;
        }
    }
}
