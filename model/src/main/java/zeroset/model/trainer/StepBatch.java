package zeroset.model.trainer;

import java.util.Arrays;
import java.util.List;
import zeroset.model.config.DensityConfig;
import zeroset.model.kernel.StepInputs;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.sampling.Jitter;
import zeroset.model.sampling.SectionSampler;
import zeroset.model.sampling.Sections;

/// Everything one step works on: rays, samples inside and outside the unit sphere, what they are compared with.
/// Reused from step to step.
final class StepBatch implements StepInputs {

    final RayBatch rays;
    final Sections sections;
    final RaySamples samples;
    final List<SurroundingsSamples> surroundings;
    final Supervision supervision;

    private List<CueSamples> cues = List.of();
    private final float[] backgroundGradients;
    private final float[] gains;
    private final float[] offsets;
    private final float[] gainGradients;
    private final float[] offsetGradients;
    private float[] rayErrors = {};
    private float[] positionGradients = {};
    private float[] directionGradients = {};
    private int picked;
    private double progress;
    private Weights weights = new Weights(0, 0, 0, 0);

    StepBatch(RaySamples samples, List<SurroundingsSamples> surroundings, Supervision supervision) {
        rays = new RayBatch(samples.rays);
        sections = new Sections(samples.rays, samples.perRay);
        backgroundGradients = new float[3 * samples.rays];
        gains = new float[3 * samples.rays];
        Arrays.fill(gains, 1);
        offsets = new float[3 * samples.rays];
        gainGradients = new float[3 * samples.rays];
        offsetGradients = new float[3 * samples.rays];
        this.samples = samples;
        this.surroundings = surroundings;
        this.supervision = supervision;
    }

    /// Adds samples near known points of the surface to every step from now on.
    void holdTo(CueSamples newCues) {
        cues = List.of(newCues);
    }

    /// Lets every step from now on leave the gradients of positions, and of directions where opacity depends on
    /// them.
    void wantRayGradients(DensityConfig density) {
        positionGradients = new float[3 * rays() * perRay()];
        directionGradients = switch (density) {
            case DensityConfig.Neus _ -> new float[3 * rays()];
            case DensityConfig.VolSdf _ -> new float[0];
        };
    }

    /// Lets every step from now on leave how wrong each ray's colour was.
    void wantRayErrors() {
        rayErrors = new float[rays()];
    }

    /// Samples near known points of the surface, or an empty list.
    List<CueSamples> cues() {
        return cues;
    }

    /// Network samples, extra points and surroundings included.
    int sampleCount() {
        return samples.points.count
                + cues.stream().mapToInt(CueSamples::count).sum()
                + surroundings.stream().mapToInt(SurroundingsSamples::count).sum();
    }

    /// Sets what changes from step to step besides the rays.
    ///
    /// @param newPicked section next to which the extra points lie
    /// @param newWeights weights of the loss terms
    /// @param newProgress share of the budget spent
    void set(int newPicked, Weights newWeights, double newProgress) {
        picked = newPicked;
        weights = newWeights;
        progress = newProgress;
    }

    /// Chooses sections and places the samples, for rays that are already drawn.
    ///
    /// @param invS the density's present inverse standard deviation
    /// @param key source of the jitter
    void divide(SectionSampler sampler, double invS, long key, Workers workers) {
        sampler.sample(rays, invS, key, sections, workers);
        samples.locate(rays, sections);
    }

    /// Encodes all samples.
    ///
    /// @param key source of the jitter outside the sphere and of the draws among known points
    void encode(long key, Workers workers) {
        samples.encode(workers);
        surroundings.forEach(outside -> outside.encode(rays, key, workers));
        cues.forEach(near -> near.encode(Jitter.mix(key, 1), progress, workers));
    }

    @Override
    public int rays() {
        return samples.rays;
    }

    @Override
    public int perRay() {
        return samples.perRay;
    }

    @Override
    public boolean hasExtra() {
        return samples.extra > 0;
    }

    @Override
    public int picked() {
        return picked;
    }

    @Override
    public float[] directions() {
        return rays.directions;
    }

    @Override
    public float[] encodedDirections() {
        return samples.encodedDirections;
    }

    @Override
    public float[] lengths() {
        return sections.lengths;
    }

    @Override
    public float[] targets() {
        return supervision.colors;
    }

    @Override
    public float[] gains() {
        return gains;
    }

    @Override
    public float[] offsets() {
        return offsets;
    }

    @Override
    public float[] gainGradients() {
        return gainGradients;
    }

    @Override
    public float[] offsetGradients() {
        return offsetGradients;
    }

    @Override
    public float[] rayWeights() {
        return supervision.rayWeights;
    }

    @Override
    public float[] rayErrors() {
        return rayErrors;
    }

    @Override
    public float[] coverage() {
        return rays.coverage;
    }

    @Override
    public float[] background() {
        return supervision.background;
    }

    @Override
    public float[] backgroundGradients() {
        return backgroundGradients;
    }

    @Override
    public float[] positionGradients() {
        return positionGradients;
    }

    @Override
    public float[] directionGradients() {
        return directionGradients;
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public double progress() {
        return progress;
    }
}
