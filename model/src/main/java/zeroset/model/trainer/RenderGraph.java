package zeroset.model.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import zeroset.model.field.ParameterTensors;
import zeroset.model.field.SdfSamples;
import zeroset.model.volume.VolumeRenderer;

/// The tensor graph from encoded samples to rendered rays; shared by training and by the judging of held-out
/// views.
final class RenderGraph {

    private final TrainableField field;

    RenderGraph(TrainableField field) {
        this.field = field;
    }

    /// Renders a batch.
    ///
    /// @param inputs leaf tensors of the batch
    /// @param background `[R, 3]` colour behind the unit sphere
    Rendered render(ParameterTensors tensors, StepBatch batch, BatchTensors.Leaves inputs, NDArray background) {
        long rays = batch.rays();
        long perRay = batch.perRay();
        long n = rays * perRay;
        var leaves = inputs.points();
        var all = field.sdf().evaluate(tensors, leaves.positions(), leaves.features(), leaves.jacobian());
        var samples = new SdfSamples(rows(all.distance(), n), rows(all.gradient(), n), rows(all.geometry(), n));
        var colors = field.radiance()
                .evaluate(tensors, samples, rows(leaves.positions(), n), inputs.encodedDirections()); // [R, S, 3]
        var gradient = samples.gradient().reshape(rays, perRay, 3);
        var cosine = gradient.mul(inputs.directions()).sum(new int[] {2}); // [R, S]
        var alpha = field.density()
                .alpha(tensors, samples.distance().reshape(rays, perRay), cosine, inputs.lengths(), batch.progress());
        var weights = VolumeRenderer.weights(alpha);
        var opacity = weights.sum(new int[] {1}, true); // [R, 1]
        var color = VolumeRenderer.composite(weights, colors)
                .add(opacity.neg().add(1f).mul(background));
        return new Rendered(color, opacity, all.gradient());
    }

    private static NDArray rows(NDArray tensor, long count) {
        return tensor.getShape().get(0) == count ? tensor : tensor.get(new NDIndex(":" + count));
    }

    /// @param color `[R, 3]` composited over the background
    /// @param opacity `[R, 1]` accumulated
    /// @param gradient `[N+M, 3]` of the signed distance, extra points last
    record Rendered(NDArray color, NDArray opacity, NDArray gradient) {}
}
