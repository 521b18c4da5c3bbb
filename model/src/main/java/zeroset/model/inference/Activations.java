package zeroset.model.inference;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import zeroset.model.kernel.VectorMath;

/// Activation functions over tiles, in place.
final class Activations {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private Activations() {}

    /// `softplus(βz)/β`; beyond βz = 20 the identity, as the tensor library has it.
    ///
    /// @param z `[width, TILE]`, overwritten with the activation
    /// @param sigmoid receives `sigmoid(βz)`, or empty when it is not wanted
    static void softplus(float[] z, int width, float beta, float[] sigmoid) {
        int length = width * DenseLayer.TILE;
        for (int i = 0; i < length; i += SPECIES.length()) {
            var value = FloatVector.fromArray(SPECIES, z, i);
            var scaled = value.mul(beta);
            // max(x, 0) + log1p(exp(-|x|)): no overflow on either side
            var decay = VectorMath.expOfNegative(scaled.abs().neg());
            var soft = scaled.max(0f).add(VectorMath.log1pOfShare(decay)).div(beta);
            soft.blend(value, scaled.compare(VectorOperators.GT, 20f)).intoArray(z, i);
            if (sigmoid.length > 0) {
                var positive = FloatVector.broadcast(SPECIES, 1f).div(decay.add(1f));
                var negative = decay.mul(positive);
                negative.blend(positive, scaled.compare(VectorOperators.GE, 0f)).intoArray(sigmoid, i);
            }
        }
    }

    /// `max(z, 0)`.
    static void relu(float[] z, int width) {
        int length = width * DenseLayer.TILE;
        for (int i = 0; i < length; i += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, z, i).max(0f).intoArray(z, i);
        }
    }
}
