package zeroset.model.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import zeroset.model.field.TensorBuffer;
import zeroset.model.parallel.Workers;

/// Lends the arrays of a batch to the tensor library, step after step.
final class BatchTensors {

    private final StepBatch batch;
    private final PointTensors points;
    private final List<CueTensors> cueTensors = new ArrayList<>();
    private final TensorBuffer encodedDirections = new TensorBuffer();
    private final TensorBuffer directions = new TensorBuffer();
    private final TensorBuffer lengths = new TensorBuffer();
    private final TensorBuffer targets = new TensorBuffer();
    private final TensorBuffer gains = new TensorBuffer();
    private final TensorBuffer offsets = new TensorBuffer();
    private final TensorBuffer rayWeights = new TensorBuffer();
    private final TensorBuffer coverage = new TensorBuffer();
    private final TensorBuffer background = new TensorBuffer();
    private final TensorBuffer outerFeatures = new TensorBuffer();
    private final TensorBuffer outerDirections = new TensorBuffer();
    private final TensorBuffer outerLengths = new TensorBuffer();

    BatchTensors(StepBatch batch) {
        this.batch = batch;
        points = new PointTensors(batch.samples.points);
    }

    /// @param points `[N+M, .]` positions, features, Jacobian
    /// @param encodedDirections `[R, E]` encoded viewing directions
    /// @param directions `[R, 1, 3]` viewing directions
    /// @param lengths `[R, S]` section lengths
    record Leaves(PointTensors.Leaves points, NDArray encodedDirections, NDArray directions, NDArray lengths) {}

    /// @param features `[R·B, D]` encoded positions outside the sphere
    /// @param directions `[R, 16]` encoded directions
    /// @param lengths `[R, B]` section lengths
    record Outer(NDArray features, NDArray directions, NDArray lengths) {}

    Leaves leaves(NDManager step, boolean trainable) {
        var samples = batch.samples;
        var leaves = new Leaves(
                points.leaves(step, trainable),
                encodedDirections.tensor(step, samples.encodedDirections, samples.rays, samples.directionWidth()),
                directions.tensor(step, batch.directions(), samples.rays, 1, 3),
                lengths.tensor(step, batch.lengths(), samples.rays, samples.perRay));
        leaves.points().positions().setRequiresGradient(trainable && wantsPositions());
        leaves.directions().setRequiresGradient(trainable && wantsDirections());
        return leaves;
    }

    private boolean wantsPositions() {
        return batch.positionGradients().length > 0;
    }

    private boolean wantsDirections() {
        return batch.directionGradients().length > 0;
    }

    /// The surroundings' samples, or an empty list where there are none.
    List<Outer> surroundings(NDManager step, boolean trainable) {
        var outer = new ArrayList<Outer>();
        for (var samples : batch.surroundings) {
            int width = samples.features.length / samples.count();
            var features = outerFeatures.tensor(step, samples.features, samples.count(), width);
            features.setRequiresGradient(trainable);
            int directionWidth = samples.directions.length / samples.rays;
            outer.add(new Outer(
                    features,
                    outerDirections.tensor(step, samples.directions, samples.rays, directionWidth),
                    outerLengths.tensor(step, samples.lengths, samples.rays, samples.perRay)));
        }
        return outer;
    }

    /// Samples near known points of the surface, or an empty list.
    List<CueTensors.Leaves> cues(NDManager step) {
        if (cueTensors.size() < batch.cues().size()) {
            batch.cues().forEach(samples -> cueTensors.add(new CueTensors(samples)));
        }
        return cueTensors.stream().map(tensors -> tensors.leaves(step)).toList();
    }

    /// Brings the gradients of those samples back to the encoding's tables.
    void backwardCues(List<CueTensors.Leaves> leaves, Workers workers) {
        for (int i = 0; i < leaves.size(); i++) {
            cueTensors.get(i).backward(leaves.get(i), workers);
        }
    }

    NDArray background(NDManager step) {
        return background.tensor(step, batch.background(), batch.rays(), 3);
    }

    NDArray targets(NDManager step) {
        return targets.tensor(step, batch.targets(), batch.rays(), 3);
    }

    /// @param gains `[R, 3]`
    /// @param offsets `[R, 3]`
    record Exposure(NDArray gains, NDArray offsets) {
        /// What the rays' photographs make of rendered colours `[R, 3]`.
        NDArray of(NDArray rendered) {
            return rendered.mul(gains).add(offsets);
        }
    }

    /// Gains and offsets with gradients wanted.
    Exposure exposure(NDManager step) {
        var exposure = new Exposure(
                gains.tensor(step, batch.gains(), batch.rays(), 3),
                offsets.tensor(step, batch.offsets(), batch.rays(), 3));
        exposure.gains().setRequiresGradient(true);
        exposure.offsets().setRequiresGradient(true);
        return exposure;
    }

    NDArray rayWeights(NDManager step) {
        return rayWeights.tensor(step, batch.rayWeights(), batch.rays(), 1);
    }

    NDArray coverage(NDManager step) {
        return coverage.tensor(step, batch.coverage(), batch.rays(), 1);
    }

    /// Brings the gradients of all leaves back to the encodings' tables and to the batch.
    void backward(Leaves leaves, List<Outer> outer, Exposure exposure, Workers workers) {
        TensorBuffer.read(exposure.gains().getGradient(), batch.gainGradients());
        TensorBuffer.read(exposure.offsets().getGradient(), batch.offsetGradients());
        points.backward(leaves.points(), workers);
        if (wantsPositions()) {
            points.positionGradients(leaves.points(), batch.positionGradients());
        }
        if (wantsDirections()) {
            TensorBuffer.read(leaves.directions().getGradient(), batch.directionGradients());
        }
        for (int i = 0; i < outer.size(); i++) {
            var samples = batch.surroundings.get(i);
            TensorBuffer.read(outer.get(i).features().getGradient(), samples.featureGradients);
            samples.backward(workers);
        }
    }
}
