package zeroset.model.features;

/// Luminances, rows from the top. Immutable by agreement: nobody writes to the values once it is made.
final class GrayImage {

    private final int width;
    private final int height;
    private final float[] values;

    /// Takes ownership of the array.
    ///
    /// @param width pixels
    /// @param height pixels
    /// @param values `[height, width]` 0..1
    GrayImage(int width, int height, float[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// `[height, width]`, shared: nobody writes to it.
    float[] values() {
        return values;
    }

    /// A value; positions outside take the nearest inside.
    float at(int x, int y) {
        return values[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    /// Blurred by a Gaussian.
    ///
    /// @param sigma standard deviation, pixels
    GrayImage blurred(double sigma) {
        int radius = (int) Math.ceil(3 * sigma);
        var kernel = new float[radius + 1];
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            kernel[i] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= radius; i++) {
            kernel[i] /= (float) sum;
        }
        return new GrayImage(width, height, columns(rows(kernel), kernel));
    }

    private float[] rows(float[] kernel) {
        var result = new float[width * height];
        int radius = kernel.length - 1;
        var padded = new float[width + 2 * radius];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < padded.length; x++) {
                padded[x] = values[y * width + Math.clamp(x - radius, 0, width - 1)];
            }
            for (int x = 0; x < width; x++) {
                float sum = kernel[0] * padded[x + radius];
                for (int i = 1; i <= radius; i++) {
                    sum += kernel[i] * (padded[x + radius - i] + padded[x + radius + i]);
                }
                result[y * width + x] = sum;
            }
        }
        return result;
    }

    private float[] columns(float[] source, float[] kernel) {
        var result = new float[width * height];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = 0; x < width; x++) {
                result[row + x] = kernel[0] * source[row + x];
            }
            for (int i = 1; i < kernel.length; i++) {
                int above = Math.max(0, y - i) * width;
                int below = Math.min(height - 1, y + i) * width;
                float weight = kernel[i];
                for (int x = 0; x < width; x++) {
                    result[row + x] += weight * (source[above + x] + source[below + x]);
                }
            }
        }
        return result;
    }

    /// Every other pixel of every other row.
    GrayImage decimated() {
        int w = Math.max(1, width / 2);
        int h = Math.max(1, height / 2);
        var half = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                half[y * w + x] = values[2 * y * width + 2 * x];
            }
        }
        return new GrayImage(w, h, half);
    }

    /// At another size, interpolated; blur before shrinking is the caller's.
    GrayImage resized(int newWidth, int newHeight) {
        var result = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            double sourceY = (y + 0.5) * height / newHeight - 0.5;
            int top = (int) Math.floor(sourceY);
            float down = (float) (sourceY - top);
            for (int x = 0; x < newWidth; x++) {
                double sourceX = (x + 0.5) * width / newWidth - 0.5;
                int left = (int) Math.floor(sourceX);
                float along = (float) (sourceX - left);
                float upper = at(left, top) + along * (at(left + 1, top) - at(left, top));
                float lower = at(left, top + 1) + along * (at(left + 1, top + 1) - at(left, top + 1));
                result[y * newWidth + x] = upper + down * (lower - upper);
            }
        }
        return new GrayImage(newWidth, newHeight, result);
    }

    GrayImage minus(GrayImage other) {
        var difference = new float[values.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = values[i] - other.values[i];
        }
        return new GrayImage(width, height, difference);
    }
}
