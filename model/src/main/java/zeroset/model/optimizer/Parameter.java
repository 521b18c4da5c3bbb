package zeroset.model.optimizer;

/// One trainable array with its gradient and Adam moments. All four arrays are live and owned by the trainer's thread.
public final class Parameter {

    /// Learning-rate groups.
    public enum Group {
        /// Tables of an encoding: updated only where the gradient is not zero.
        GRID,
        /// Weights and biases of networks.
        NETWORK,
        /// The density's sharpness.
        DENSITY,
        /// Gains and offsets of photographs: updated only where a ray of the photograph was drawn.
        EXPOSURE,
        /// Corrections to the poses of photographs: updated only where a ray of the photograph was drawn.
        POSE
    }

    private final String name;
    private final Group group;
    private final long[] shape;
    private final float[] values;
    private final float[] gradient;
    private final float[] firstMoment;
    private final float[] secondMoment;
    private final RateProfile rates;

    private Parameter(String name, Group group, float[] values, float[] gradient, RateProfile rates, long[] shape) {
        this.name = name;
        this.group = group;
        this.shape = shape;
        this.rates = rates;
        this.values = values;
        this.gradient = gradient;
        firstMoment = new float[values.length];
        secondMoment = new float[values.length];
    }

    /// A parameter with a gradient of its own.
    ///
    /// @param name unique within a run; the key in snapshots and checkpoints
    /// @param group which learning rate applies
    /// @param values the array itself, not a copy
    /// @param shape dimensions, row-major
    public static Parameter of(String name, Group group, float[] values, long... shape) {
        return new Parameter(name, group, values, new float[values.length], RateProfile.UNIFORM, shape);
    }

    /// A parameter over existing value and gradient arrays, as a kernel owns them.
    ///
    /// @param rates factors on the group's learning rate
    public static Parameter over(
            String name, Group group, float[] values, float[] gradient, RateProfile rates, long... shape) {
        return new Parameter(name, group, values, gradient, rates, shape);
    }

    /// Unique within a run; the key in snapshots and checkpoints.
    public String name() {
        return name;
    }

    /// Which learning rate applies.
    public Group group() {
        return group;
    }

    /// Factors on the group's learning rate.
    public RateProfile rates() {
        return rates;
    }

    /// Dimensions, row-major.
    public long[] shape() {
        return shape.clone();
    }

    /// The parameter; live.
    public float[] values() {
        return values;
    }

    /// Gradient of the loss; live, cleared by the optimiser after use.
    public float[] gradient() {
        return gradient;
    }

    /// Adam's m; live.
    public float[] firstMoment() {
        return firstMoment;
    }

    /// Adam's v; live.
    public float[] secondMoment() {
        return secondMoment;
    }
}
