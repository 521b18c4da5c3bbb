package zeroset.model.trainer;

import java.util.List;
import java.util.SplittableRandom;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.kernel.StepInputs;
import zeroset.model.kernel.StepKernel;
import zeroset.model.optimizer.AdamOptimizer;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.sampling.ProxySectionSampler;

/// The stages of a training step on one batch: rays from a sphere of radius 2 towards points near the object, with the
/// sections of the preset `standard` and one extra point each.
public final class StepSubject implements AutoCloseable {

    private static final double CAMERA_DISTANCE = 2;
    private static final double PROGRESS = 0.9; // all levels active, full opacity slope
    private static final int PICKED = 5;

    private final Workers workers;
    private final FittedField fitted;
    private final StepBatch batch;
    private final ProxySectionSampler sampler;
    private final StepKernel kernel;
    private final AdamOptimizer optimizer;
    private int step;

    /// Fits a field, draws the rays and takes them through all stages, so that every stage has its input.
    ///
    /// @param rays rays per step
    /// @param threads of the kernels
    public StepSubject(int rays, int threads) {
        workers = new Workers(threads);
        fitted = new FittedField(workers);
        var samples = new RaySamples(
                rays,
                fitted.sections().perRay(),
                true,
                fitted.field.encoding(),
                new DirectionEncoder(fitted.config.colorNetwork().directionEncoding()));
        batch = new StepBatch(samples, List.of(), new Supervision(fitted.config, CoverageKind.ALPHA, rays));
        sampler = new ProxySectionSampler(fitted.sections(), fitted.proxy);
        kernel = new StepKernel(fitted.config, fitted.field.networkParameters());
        optimizer = new AdamOptimizer(fitted.field.allParameters(), fitted.config.optimizer());
        var random = new SplittableRandom(5);
        drawRays(batch.rays, random);
        batch.supervision.prepare(batch.rays, random);
        batch.set(PICKED, new StepInputs.Weights(1, 0.1f, 0.1f, 0.05f), PROGRESS);
        sections();
        encodingForward();
        networks();
    }

    private static void drawRays(RayBatch rays, SplittableRandom random) {
        for (int ray = 0; ray < rays.count; ray++) {
            double[] origin = onSphere(CAMERA_DISTANCE, random);
            double[] target = onSphere(0.6 * Math.cbrt(random.nextDouble()), random);
            double dx = target[0] - origin[0];
            double dy = target[1] - origin[1];
            double dz = target[2] - origin[2];
            double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
            double[] direction = {dx / length, dy / length, dz / length};
            double along = 0;
            for (int k = 0; k < 3; k++) {
                rays.origins[3 * ray + k] = (float) origin[k];
                rays.directions[3 * ray + k] = (float) direction[k];
                rays.colors[3 * ray + k] = (float) random.nextDouble();
                along -= origin[k] * direction[k];
            }
            // Both ends of the chord through the unit sphere.
            double half = Math.sqrt(1 - CAMERA_DISTANCE * CAMERA_DISTANCE + along * along);
            rays.near[ray] = (float) (along - half);
            rays.far[ray] = (float) (along + half);
            rays.coverage[ray] = 1;
        }
    }

    private static double[] onSphere(double radius, SplittableRandom random) {
        double z = random.nextDouble(-1, 1);
        double angle = random.nextDouble(2 * Math.PI);
        double ring = Math.sqrt(1 - z * z);
        return new double[] {radius * ring * Math.cos(angle), radius * ring * Math.sin(angle), radius * z};
    }

    /// Network samples per step.
    public int samples() {
        return batch.sampleCount();
    }

    /// Chooses sections and places the samples.
    public void sections() {
        batch.divide(sampler, fitted.field.invS(), 5, workers);
        batch.samples.locateExtra(PICKED, 0.01f, 6);
    }

    /// Hash grid, features and Jacobian.
    public void encodingForward() {
        batch.encode(7, workers);
    }

    /// Both networks, compositing and losses, forward and backward.
    public StepKernel.Losses networks() {
        kernel.refresh();
        return kernel.step(batch, batch.samples.points, workers);
    }

    /// Gradients of features and Jacobian to the hash grid's tables.
    public void encodingBackward() {
        batch.samples.points.backwardChained(workers);
    }

    /// Moves all parameters, by next to nothing: every call is to do the same work.
    public void optimizer() {
        optimizer.step(++step, 1e-6, workers);
    }

    /// All of a step after the rays are drawn.
    public void wholeStep() {
        sections();
        encodingForward();
        networks();
        encodingBackward();
        optimizer();
    }

    /// The network at every vertex of the proxy grid in the unit sphere.
    public void proxyRefresh() {
        fitted.proxy.refresh(fitted.field.liveEvaluators(), workers);
    }

    @Override
    public void close() {
        workers.close();
    }
}
