package zeroset.model.config;

/// Which rays and sections supervise a step.
///
/// @param raysPerStep rays drawn per step across all training views
/// @param objectShare share of the rays drawn on and near the object where masks or alpha tell it
/// @param errorShare share of the rays drawn where rendering and photographs differed most of late
/// @param sections how a ray is divided
public record SamplingConfig(int raysPerStep, double objectShare, double errorShare, Sections sections) {

    /// Rays drawn without regard to errors.
    public SamplingConfig(int raysPerStep, double objectShare, Sections sections) {
        this(raysPerStep, objectShare, 0, sections);
    }

    /// The same rays with another share of them on and near the object.
    public SamplingConfig withObjectShare(double share) {
        return new SamplingConfig(raysPerStep, share, errorShare, sections);
    }

    /// The same rays with another share of them where errors are.
    public SamplingConfig withErrorShare(double share) {
        return new SamplingConfig(raysPerStep, objectShare, share, sections);
    }

    /// How a ray is divided into sections.
    public sealed interface Sections {

        /// Sections evaluated by the network per ray.
        int perRay();

        /// Importance sampling through a coarse grid of SDF values that stands in for the network.
        ///
        /// @param perRay sections per ray
        /// @param gridResolution grid vertices per axis over [-1, 1]
        /// @param marchSteps grid look-ups per ray
        /// @param uniformShare share of the probability spread evenly over the ray
        /// @param refreshInterval steps between refreshes of the grid from the network
        record ProxyGrid(int perRay, int gridResolution, int marchSteps, double uniformShare, int refreshInterval)
                implements Sections {}

        /// NeuS's hierarchical sampling through the network itself.
        ///
        /// @param uniform sections of the first, even pass
        /// @param rounds up-sampling rounds
        /// @param perRound sections added per round
        record Hierarchical(int uniform, int rounds, int perRound) implements Sections {
            @Override
            public int perRay() {
                return uniform + rounds * perRound;
            }
        }
    }

    /// Checks the ranges.
    public SamplingConfig {
        if (raysPerStep < 1) {
            throw new IllegalArgumentException("rays per step must be > 0, was " + raysPerStep);
        }
        if (!(objectShare >= 0 && objectShare <= 1)) {
            throw new IllegalArgumentException("object share must be 0..1, was " + objectShare);
        }
        if (!(errorShare >= 0 && errorShare < 1)) {
            throw new IllegalArgumentException(
                    "error share must be 0 or more and below 1, or nothing finds new errors; was " + errorShare);
        }
    }
}
