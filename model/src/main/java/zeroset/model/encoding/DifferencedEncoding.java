package zeroset.model.encoding;

import java.util.Arrays;
import zeroset.model.parallel.Workers;

/// An encoding whose Jacobian comes from differences over a step instead of the derivative at the point, as
/// numerical normals have it (Li et al. 2023, Neuralangelo, section 3.2): where the step is as long as a cell, what
/// is taught to a normal reaches the neighbouring cells too, and the surface is not held by one cell's slope.
///
/// Four features are looked up at the corners of a tetrahedron, `p + h·kᵢ` with kᵢ = (1,-1,-1), (-1,-1,1),
/// (-1,1,-1), (1,1,1) and h = step/√3, and `J = Σ kᵢ feature(p + h·kᵢ)ᵀ / 4h`: exact for linear functions. Unlike the
/// paper, which takes differences of the distance itself, the network behind the features is differentiated at the
/// point: it is smooth, so this differs by terms of the square of the features' change over a step, and the network
/// is evaluated once instead of five times.
///
/// Confined to one thread, which may use workers.
public final class DifferencedEncoding implements Encoding {

    private static final float[][] CORNERS = {{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}};

    /// Points whose corners are looked up at once: their features stay in the cache.
    private static final int BLOCK = 128;

    private static final int GRAIN = 512;

    private final Encoding encoding;
    private float offset = 1;
    private float[] corner = {};
    private float[] cornerGradients = {};

    /// @param encoding with the tables
    public DifferencedEncoding(Encoding encoding) {
        this.encoding = encoding;
    }

    /// Sets how far from the point features are looked up.
    ///
    /// @param step > 0, unit space
    public void setStep(double step) {
        if (!(step > 0)) {
            throw new IllegalArgumentException("step of differences must be > 0, was " + step);
        }
        offset = (float) (step / Math.sqrt(3));
    }

    @Override
    public int width() {
        return encoding.width();
    }

    @Override
    public void valuesAndJacobian(float[] points, int from, int to, float[] features, float[] jacobian) {
        encoding.values(points, from, to, features);
        int width = width();
        float scale = 1 / (4 * offset);
        var moved = new float[3 * BLOCK];
        var there = new float[BLOCK * width];
        Arrays.fill(jacobian, 3 * from * width, 3 * to * width, 0);
        for (int begin = from; begin < to; begin += BLOCK) {
            int count = Math.min(BLOCK, to - begin);
            for (float[] k : CORNERS) {
                move(points, begin, count, k, moved);
                encoding.values(moved, 0, count, there);
                for (int n = 0; n < count; n++) {
                    for (int axis = 0; axis < 3; axis++) {
                        float factor = scale * k[axis];
                        int row = (3 * (begin + n) + axis) * width;
                        for (int d = 0; d < width; d++) {
                            jacobian[row + d] += factor * there[n * width + d];
                        }
                    }
                }
            }
        }
    }

    private void move(float[] points, int begin, int count, float[] k, float[] dest) {
        for (int n = 0; n < count; n++) {
            for (int axis = 0; axis < 3; axis++) {
                dest[3 * n + axis] = points[3 * (begin + n) + axis] + offset * k[axis];
            }
        }
    }

    @Override
    public void values(float[] points, int from, int to, float[] features) {
        encoding.values(points, from, to, features);
    }

    @Override
    public void backward(
            float[] points, int count, float[] featureGradients, float[] jacobianGradients, Workers workers) {
        encoding.backward(points, count, featureGradients, new float[0], workers);
        if (jacobianGradients.length == 0) {
            return;
        }
        int width = width();
        float scale = 1 / (4 * offset);
        for (float[] k : CORNERS) {
            backwardCorner(points, count, k, workers, (n, dest) -> {
                int row = 3 * n * width;
                for (int d = 0; d < width; d++) {
                    dest[n * width + d] = scale
                            * (k[0] * jacobianGradients[row + d]
                                    + k[1] * jacobianGradients[row + width + d]
                                    + k[2] * jacobianGradients[row + 2 * width + d]);
                }
            });
        }
    }

    @Override
    public void backwardChained(
            float[] points, int count, float[] featureGradients, float[] chain, float[] outer, Workers workers) {
        encoding.backward(points, count, featureGradients, new float[0], workers);
        int width = width();
        float scale = 1 / (4 * offset);
        for (float[] k : CORNERS) {
            backwardCorner(points, count, k, workers, (n, dest) -> {
                float factor = scale * (k[0] * outer[3 * n] + k[1] * outer[3 * n + 1] + k[2] * outer[3 * n + 2]);
                for (int d = 0; d < width; d++) {
                    dest[n * width + d] = factor * chain[n * width + d];
                }
            });
        }
    }

    /// Fills the gradients of a point's features at a corner.
    private interface CornerGradient {
        void fill(int point, float[] dest);
    }

    private void backwardCorner(float[] points, int count, float[] k, Workers workers, CornerGradient gradient) {
        if (corner.length < 3 * count) {
            corner = new float[3 * count];
            cornerGradients = new float[count * width()];
        }
        float[] moved = corner;
        float[] gradients = cornerGradients;
        move(points, 0, count, k, moved);
        workers.forEach(count, GRAIN, (from, to) -> {
            for (int n = from; n < to; n++) {
                gradient.fill(n, gradients);
            }
        });
        encoding.backward(moved, count, gradients, new float[0], workers);
    }
}
