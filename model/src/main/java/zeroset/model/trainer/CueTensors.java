package zeroset.model.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import zeroset.model.field.TensorBuffer;
import zeroset.model.kernel.CueKernel;
import zeroset.model.loss.CueLoss;
import zeroset.model.parallel.Workers;

/// Lends samples near known points of the surface to the tensor library.
final class CueTensors {

    private final CueSamples samples;
    private final PointTensors points;
    private final TensorBuffer distances = new TensorBuffer();
    private final TensorBuffer least = new TensorBuffer();
    private final TensorBuffer normals = new TensorBuffer();
    private final TensorBuffer trust = new TensorBuffer();

    CueTensors(CueSamples samples) {
        this.samples = samples;
        points = new PointTensors(samples.points);
    }

    /// @param points positions, features, Jacobian
    /// @param distances `[M, 1]` known or smallest distance
    /// @param least `[M, 1]` 1 where it is the smallest one
    /// @param normals `[M, 3]` known gradients
    /// @param trust `[M, 1]`
    /// @param scale distance beyond which a cue counts as wrong
    record Leaves(
            PointTensors.Leaves points,
            NDArray distances,
            NDArray least,
            NDArray normals,
            NDArray trust,
            float slack,
            float scale) {

        NDArray loss(NDArray distance, NDArray gradient) {
            return CueLoss.of(
                    distance.reshape(-1, 1),
                    gradient,
                    distances,
                    least,
                    normals,
                    trust,
                    slack,
                    scale,
                    CueKernel.NORMAL_SHARE);
        }
    }

    Leaves leaves(NDManager step) {
        int count = samples.count();
        return new Leaves(
                points.leaves(step, true),
                distances.tensor(step, samples.distances(), count, 1),
                least.tensor(step, samples.least, count, 1),
                normals.tensor(step, samples.normals(), count, 3),
                trust.tensor(step, samples.trust(), count, 1),
                samples.slack(),
                samples.scale());
    }

    /// Brings the gradients back to the encoding's tables.
    void backward(Leaves leaves, Workers workers) {
        points.backward(leaves.points(), workers);
    }
}
