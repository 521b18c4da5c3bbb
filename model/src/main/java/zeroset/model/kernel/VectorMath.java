package zeroset.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Exponential and logarithm in additions, multiplications and divisions only.
///
/// The library functions of the Vector API give other bits interpreted than compiled, and a run would depend on
/// the compiler's timing.
public final class VectorMath {

    /// Coefficients of r⁶ to r² in `e^r`, from Cephes' expf.
    private static final double[] EXP = {
        1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1
    };

    private static final double EXP_R7 = 1.9875691500e-4;
    private static final float LOG2_E = (float) (1 / Math.log(2));
    /// ln(2) in two parts, the first exact in few bits, so that the remainder keeps its precision.
    private static final float LN2_HIGH = 355f / 512;

    private static final float LN2_LOW = (float) (Math.log(2) - 355.0 / 512);

    private VectorMath() {}

    /// `exp(x)` for x <= 0 to about 1e-7 relative: `2^n · e^r`, |r| <= ln(2)/2.
    public static FloatVector expOfNegative(FloatVector x) {
        var species = x.species();
        var clamped = x.max(-87f); // e^-87 is the smallest power whose exponent 2^n is still a normal number
        var n = (IntVector) clamped.mul(LOG2_E).sub(0.5f).convert(VectorOperators.F2I, 0); // to nearest, x <= 0
        var whole = (FloatVector) n.convert(VectorOperators.I2F, 0);
        var r = whole.fma(
                FloatVector.broadcast(species, -LN2_LOW),
                whole.fma(FloatVector.broadcast(species, -LN2_HIGH), clamped));
        var sum = FloatVector.broadcast(species, (float) EXP_R7);
        for (double coefficient : EXP) {
            sum = sum.fma(r, FloatVector.broadcast(species, (float) coefficient));
        }
        var power = n.add(127).lanewise(VectorOperators.LSHL, 23).reinterpretAsFloats();
        return sum.fma(r.mul(r), r).add(1f).mul(power);
    }

    /// `log(1 + x)` for x in 0..1 to about 1e-7 relative: `2·artanh(s)`, `s = x/(2 + x) <= 1/3`, by its series.
    public static FloatVector log1pOfShare(FloatVector x) {
        var species = x.species();
        var s = x.div(x.add(2f));
        var square = s.mul(s);
        var sum = FloatVector.broadcast(species, 1 / 15f);
        for (int odd = 13; odd >= 1; odd -= 2) {
            sum = sum.fma(square, FloatVector.broadcast(species, 1f / odd));
        }
        return s.add(s).mul(sum);
    }
}
