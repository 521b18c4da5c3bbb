package zeroset.model.evaluation;

/// Likeness of two pictures. Pictures are `[H, W, 3]` floats in 0..1.
public final class ImageMetrics {

    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    /// Eight-bit pictures cannot tell smaller errors apart, and reports cannot hold infinity.
    private static final double HIGHEST_PSNR = 100;

    private ImageMetrics() {}

    /// Peak signal-to-noise ratio in decibels, `-10 log10(mean squared error)`; 100 for equal pictures.
    public static double psnr(float[] picture, float[] reference) {
        checkSameLength(picture, reference);
        double sum = 0;
        for (int i = 0; i < picture.length; i++) {
            double difference = (double) picture[i] - reference[i];
            sum += difference * difference;
        }
        return Math.min(HIGHEST_PSNR, -10 * Math.log10(sum / picture.length));
    }

    /// Structural similarity, at most 1: Z. Wang et al., "Image quality assessment", IEEE TIP 2004. Gaussian window
    /// of 11 pixels and standard deviation 1.5, K1 = 0.01, K2 = 0.03; mean over the three channels and all windows
    /// that lie wholly inside the picture. The window shrinks to fit pictures smaller than itself.
    public static double ssim(float[] picture, float[] reference, int width, int height) {
        checkSameLength(picture, reference);
        if (picture.length != 3L * width * height) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels has three times as"
                    + " many values, had " + picture.length);
        }
        float[] kernel = gaussian(Math.min(WINDOW, Math.min(width, height)));
        double sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            sum += channelSsim(plane(picture, channel), plane(reference, channel), width, height, kernel);
        }
        return sum / 3;
    }

    private static double channelSsim(float[] x, float[] y, int width, int height, float[] kernel) {
        float[] meanX = blur(x, width, height, kernel);
        float[] meanY = blur(y, width, height, kernel);
        float[] meanXx = blur(product(x, x), width, height, kernel);
        float[] meanYy = blur(product(y, y), width, height, kernel);
        float[] meanXy = blur(product(x, y), width, height, kernel);
        double sum = 0;
        for (int i = 0; i < meanX.length; i++) {
            double mx = meanX[i];
            double my = meanY[i];
            double varianceX = meanXx[i] - mx * mx;
            double varianceY = meanYy[i] - my * my;
            double covariance = meanXy[i] - mx * my;
            sum += (2 * mx * my + C1)
                    * (2 * covariance + C2)
                    / ((mx * mx + my * my + C1) * (varianceX + varianceY + C2));
        }
        return sum / meanX.length;
    }

    /// Weighted means over all windows inside a plane, `[H - K + 1, W - K + 1]` for a kernel of K.
    private static float[] blur(float[] plane, int width, int height, float[] kernel) {
        int outWidth = width - kernel.length + 1;
        int outHeight = height - kernel.length + 1;
        float[] rows = new float[height * outWidth];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < outWidth; x++) {
                float sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * plane[y * width + x + k];
                }
                rows[y * outWidth + x] = sum;
            }
        }
        float[] result = new float[outHeight * outWidth];
        for (int y = 0; y < outHeight; y++) {
            for (int k = 0; k < kernel.length; k++) {
                for (int x = 0; x < outWidth; x++) {
                    result[y * outWidth + x] += kernel[k] * rows[(y + k) * outWidth + x];
                }
            }
        }
        return result;
    }

    private static float[] plane(float[] picture, int channel) {
        float[] plane = new float[picture.length / 3];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = picture[3 * i + channel];
        }
        return plane;
    }

    private static float[] product(float[] x, float[] y) {
        float[] product = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            product[i] = x[i] * y[i];
        }
        return product;
    }

    private static float[] gaussian(int size) {
        double[] weights = new double[size];
        double sum = 0;
        for (int k = 0; k < size; k++) {
            double d = k - (size - 1) / 2.0;
            weights[k] = Math.exp(-d * d / (2 * SIGMA * SIGMA));
            sum += weights[k];
        }
        float[] kernel = new float[size];
        for (int k = 0; k < size; k++) {
            kernel[k] = (float) (weights[k] / sum);
        }
        return kernel;
    }

    private static void checkSameLength(float[] picture, float[] reference) {
        if (picture.length != reference.length || picture.length == 0) {
            throw new IllegalArgumentException("pictures must have the same size and not be empty, had "
                    + picture.length + " and " + reference.length + " values");
        }
    }
}
