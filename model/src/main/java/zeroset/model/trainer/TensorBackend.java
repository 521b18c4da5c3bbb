package zeroset.model.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import zeroset.model.engine.ScalarMath;
import zeroset.model.engine.TensorEngine;
import zeroset.model.field.ParameterTensors;
import zeroset.model.field.TensorBuffer;
import zeroset.model.loss.ColorLoss;
import zeroset.model.loss.CurvatureLoss;
import zeroset.model.loss.EikonalLoss;
import zeroset.model.loss.MaskLoss;
import zeroset.model.parallel.Workers;
import zeroset.model.training.LossTerms;
import zeroset.model.volume.VolumeRenderer;

/// The step as a graph of the tensor library: any network shape, any device, and the oracle of the kernels.
final class TensorBackend implements FieldBackend {

    private final TrainableField field;
    private final NDManager manager;
    private final Workers workers;
    private final StageClock clock;
    private final ParameterTensors.Source parameters;
    private final RenderGraph graph;
    private final Map<StepBatch, BatchTensors> lent = new HashMap<>();

    TensorBackend(TrainableField field, NDManager manager, Workers workers, StageClock clock) {
        this.field = field;
        this.manager = manager;
        this.workers = workers;
        this.clock = clock;
        parameters = new ParameterTensors.Source(field.networkParameters());
        graph = new RenderGraph(field);
    }

    @Override
    public void render(StepBatch batch, float[] colors) {
        var buffers = lent.computeIfAbsent(batch, BatchTensors::new);
        try (var step = manager.newSubManager()) {
            var tensors = parameters.leaves(step, false);
            var inputs = buffers.leaves(step, false);
            var outer = buffers.surroundings(step, false);
            TensorBuffer.read(
                    graph.render(tensors, batch, inputs, background(step, tensors, buffers, outer))
                            .color(),
                    colors);
        }
    }

    private NDArray background(
            NDManager step, ParameterTensors tensors, BatchTensors buffers, List<BatchTensors.Outer> outer) {
        if (outer.isEmpty()) {
            return buffers.background(step);
        }
        var outside = outer.getFirst();
        var samples =
                field.surroundings().getFirst().field().evaluate(tensors, outside.features(), outside.directions());
        var alpha = samples.density().mul(outside.lengths()).neg().exp().neg().add(1f);
        return VolumeRenderer.composite(VolumeRenderer.weights(alpha), samples.color());
    }

    @Override
    public Outcome step(StepBatch batch) {
        var buffers = lent.computeIfAbsent(batch, BatchTensors::new);
        try (var step = manager.newSubManager();
                var collector = TensorEngine.newGradientCollector()) {
            var tensors = parameters.leaves(step, true);
            var inputs = buffers.leaves(step, true);
            var outer = buffers.surroundings(step, true);
            var rendered = graph.render(tensors, batch, inputs, background(step, tensors, buffers, outer));
            var target = buffers.targets(step);
            var rayWeights = buffers.rayWeights(step);
            var exposure = buffers.exposure(step);
            var exposed = exposure.of(rendered.color());

            var weights = batch.weights();
            var color = ColorLoss.of(exposed, target, rayWeights);
            var eikonal = EikonalLoss.of(rendered.gradient());
            var total = ScalarMath.times(color, weights.color()).add(ScalarMath.times(eikonal, weights.eikonal()));
            var mask = step.create(0f);
            if (weights.mask() > 0) {
                mask = MaskLoss.of(rendered.opacity(), buffers.coverage(step));
                total = total.add(ScalarMath.times(mask, weights.mask()));
            }
            var curvature = step.create(0f);
            if (batch.hasExtra()) {
                curvature = curvature(batch, rendered.gradient());
                total = total.add(ScalarMath.times(curvature, weights.curvature()));
            }
            var cueLoss = step.create(0f);
            var near = buffers.cues(step);
            for (int i = 0; i < near.size(); i++) {
                var leaves = near.get(i);
                var samples = field.sdf()
                        .evaluate(
                                tensors,
                                leaves.points().positions(),
                                leaves.points().features(),
                                leaves.points().jacobian());
                cueLoss = leaves.loss(samples.distance(), samples.gradient());
                total = total.add(ScalarMath.times(cueLoss, batch.cues().get(i).weight()));
            }
            clock.end("graph forward");
            collector.backward(total);
            tensors.collectGradients();
            clock.end("graph backward");
            buffers.backward(inputs, outer, exposure, workers);
            buffers.backwardCues(near, workers);
            clock.end("encoding backward");
            if (batch.rayErrors().length > 0) {
                var errors = exposed.sub(target).abs().sum(new int[] {1}, true).mul(rayWeights); // [R, 1]
                TensorBuffer.read(errors, batch.rayErrors());
            }
            double error = exposed.sub(target).square().mul(rayWeights).sum().getFloat();
            double counted = rayWeights.sum().getFloat() + 1e-5; // the guard of the colour loss
            var terms = new LossTerms(
                    total.getFloat(),
                    color.getFloat(),
                    eikonal.getFloat(),
                    mask.getFloat(),
                    curvature.getFloat(),
                    cueLoss.getFloat());
            return new Outcome(terms, error / (3 * counted));
        }
    }

    private static NDArray curvature(StepBatch batch, NDArray gradient) {
        long n = (long) batch.rays() * batch.perRay();
        var at = gradient.get(new NDIndex(":" + n))
                .reshape(batch.rays(), batch.perRay(), 3)
                .get(new NDIndex(":, " + batch.picked() + ", :"));
        return CurvatureLoss.of(at, gradient.get(new NDIndex(n + ":")));
    }
}
