package zeroset.model.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import zeroset.model.field.TensorBuffer;
import zeroset.model.parallel.Workers;

/// Lends encoded points to the tensor library and fetches their gradients.
final class PointTensors {

    private final EncodedPoints points;
    private final float[] jacobianGradients;
    private final TensorBuffer positionBuffer = new TensorBuffer();
    private final TensorBuffer featureBuffer = new TensorBuffer();
    private final TensorBuffer jacobianBuffer = new TensorBuffer();

    PointTensors(EncodedPoints points) {
        this.points = points;
        jacobianGradients = new float[points.jacobian().length];
    }

    /// Leaf tensors of one step.
    Leaves leaves(NDManager step, boolean trainable) {
        var leaves = new Leaves(
                positionBuffer.tensor(step, points.positions(), points.count, 3),
                featureBuffer.tensor(step, points.features(), points.count, points.width()),
                jacobianBuffer.tensor(step, points.jacobian(), points.count, 3, points.width()));
        leaves.features().setRequiresGradient(trainable);
        leaves.jacobian().setRequiresGradient(trainable);
        return leaves;
    }

    /// Brings the gradients of features and Jacobian back to the encoding's tables.
    void backward(Leaves leaves, Workers workers) {
        TensorBuffer.read(leaves.features().getGradient(), points.featureGradients());
        TensorBuffer.read(leaves.jacobian().getGradient(), jacobianGradients);
        points.backward(jacobianGradients, workers);
    }

    /// Fetches the gradients of the first positions, those through the features included, after {@link
    /// #backward}.
    ///
    /// @param gradients receives `[n, 3]`
    void positionGradients(Leaves leaves, float[] gradients) {
        var direct = new float[points.positions().length];
        TensorBuffer.read(leaves.positions().getGradient(), direct);
        int width = points.width();
        for (int i = 0; i < gradients.length; i++) {
            float sum = direct[i];
            int n = Math.floorDiv(i, 3);
            for (int f = 0; f < width; f++) {
                sum += points.jacobian()[i * width + f] * points.featureGradients()[n * width + f];
            }
            gradients[i] = sum;
        }
    }

    /// @param positions `[N, 3]`
    /// @param features `[N, D]`
    /// @param jacobian `[N, 3, D]`
    record Leaves(NDArray positions, NDArray features, NDArray jacobian) {}
}
