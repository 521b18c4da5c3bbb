package zeroset.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Element-wise work on padded rows.
final class RowKernel {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > MatrixKernel.ALIGNMENT
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    private RowKernel() {}

    /// Adds a bias to every row and applies `softplus(βz)/β`, which replaces z; also gives its slope
    /// `sigmoid(βz)`.
    ///
    /// @param z `[rows, width]`
    /// @param slope receives `[rows, width]`
    static void softplus(float[] z, float[] bias, float beta, int rows, int width, float[] slope) {
        for (int column = 0; column < width; column += SPECIES.length()) {
            var shift = FloatVector.fromArray(SPECIES, bias, column);
            for (int row = 0, at = column; row < rows; row++, at += width) {
                var value = FloatVector.fromArray(SPECIES, z, at).add(shift);
                var scaled = value.mul(beta);
                // max(x, 0) + log1p(exp(-|x|)): no overflow on either side
                var decay = VectorMath.expOfNegative(scaled.abs().neg());
                var sum = decay.add(1f);
                var soft = scaled.max(0f).add(VectorMath.log1pOfShare(decay)).mul(1 / beta);
                var positive = FloatVector.broadcast(SPECIES, 1f).div(sum);
                soft.intoArray(z, at);
                decay.mul(positive)
                        .blend(positive, scaled.compare(VectorOperators.GE, 0f))
                        .intoArray(slope, at);
            }
        }
    }

    /// Multiplies every row by the same factors: `y = x ∘ factors`.
    static void scale(float[] x, float[] factors, int rows, int width, float[] y) {
        for (int column = 0; column < width; column += SPECIES.length()) {
            var factor = FloatVector.fromArray(SPECIES, factors, column);
            for (int row = 0, at = column; row < rows; row++, at += width) {
                FloatVector.fromArray(SPECIES, x, at).mul(factor).intoArray(y, at);
            }
        }
    }

    /// The way back through `h = softplus(βz)/β` with slope s and through `c = s ∘ w`:
    /// `dz = dh·s + dc·w·β·s·(1 - s)`, which replaces dh, and `dw += Σ_rows dc·s`.
    ///
    /// @param dh gradient of h, `[rows, width]`, replaced by that of z
    /// @param dc gradient of c, `[rows, width]`
    /// @param slope s
    /// @param weight w, `[width]`
    /// @param weightGradient `[width]`, added to
    static void softplusBackward(
            float[] dh,
            float[] dc,
            float[] slope,
            float[] weight,
            float beta,
            int rows,
            int width,
            float[] weightGradient) {
        for (int column = 0; column < width; column += SPECIES.length()) {
            var w = FloatVector.fromArray(SPECIES, weight, column).mul(beta);
            var sum = FloatVector.fromArray(SPECIES, weightGradient, column);
            for (int row = 0, at = column; row < rows; row++, at += width) {
                var s = FloatVector.fromArray(SPECIES, slope, at);
                var chain = FloatVector.fromArray(SPECIES, dc, at);
                sum = chain.fma(s, sum);
                var curvature = chain.mul(w).mul(s.neg().add(1f));
                FloatVector.fromArray(SPECIES, dh, at).add(curvature).mul(s).intoArray(dh, at);
            }
            sum.intoArray(weightGradient, column);
        }
    }

    /// Adds a bias to every row and cuts off below zero.
    static void relu(float[] z, float[] bias, int rows, int width) {
        for (int column = 0; column < width; column += SPECIES.length()) {
            var shift = FloatVector.fromArray(SPECIES, bias, column);
            for (int row = 0, at = column; row < rows; row++, at += width) {
                FloatVector.fromArray(SPECIES, z, at).add(shift).max(0f).intoArray(z, at);
            }
        }
    }

    /// The way back through {@link #relu}: gradients survive where the activation is positive.
    static void reluBackward(float[] gradient, float[] activation, int rows, int width) {
        int length = rows * width;
        for (int at = 0; at < length; at += SPECIES.length()) {
            var active = FloatVector.fromArray(SPECIES, activation, at).compare(VectorOperators.GT, 0f);
            FloatVector.zero(SPECIES)
                    .blend(FloatVector.fromArray(SPECIES, gradient, at), active)
                    .intoArray(gradient, at);
        }
    }

    /// Adds all rows up: the gradient of a bias.
    ///
    /// @param sums `[width]`, added to
    static void addColumnSums(float[] x, int from, int rows, int width, float[] sums) {
        for (int column = 0; column < width; column += SPECIES.length()) {
            var sum = FloatVector.fromArray(SPECIES, sums, column);
            for (int row = 0, at = from + column; row < rows; row++, at += width) {
                sum = sum.add(FloatVector.fromArray(SPECIES, x, at));
            }
            sum.intoArray(sums, column);
        }
    }
}
