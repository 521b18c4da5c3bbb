package zeroset.model.kernel;

import zeroset.model.config.DensityConfig;

/// Opacity of one section with its partial derivatives; the scalar twin of {@link
/// zeroset.model.density.SdfToAlpha}. Confined to one thread; results are read from the fields after {@link
/// #evaluate}.
abstract sealed class AlphaKernel {

    /// Derivative of the opacity with respect to the distance.
    float byDistance;
    /// Derivative with respect to the cosine.
    float byCosine;
    /// Derivative with respect to the sharpness parameter.
    float bySharpness;

    static AlphaKernel of(DensityConfig config) {
        return switch (config) {
            case DensityConfig.Neus neus -> new Neus(neus);
            case DensityConfig.VolSdf volSdf -> new VolSdf(volSdf);
        };
    }

    /// Sets what is the same for all sections of a step.
    ///
    /// @param sharpness value of the density's parameter
    /// @param progress share of the budget spent
    abstract void begin(float sharpness, double progress);

    /// Opacity of a section.
    ///
    /// @param distance signed distance at the midpoint
    /// @param cosine gradient · ray direction
    /// @param length section length
    abstract float evaluate(float distance, float cosine, float length);

    /// NeuS, eq. 13; see {@link zeroset.model.density.NeusAlpha}.
    static final class Neus extends AlphaKernel {
        private final DensityConfig.Neus config;
        private float invS;
        private float invSBySharpness;
        private float annealed;

        private Neus(DensityConfig.Neus config) {
            this.config = config;
        }

        @Override
        void begin(float sharpness, double progress) {
            double exact = Math.exp(10.0 * sharpness);
            invS = (float) Math.clamp(exact, 1e-6, 1e6);
            invSBySharpness = exact == invS || (exact > 1e-6 && exact < 1e6) ? 10 * invS : 0;
            annealed = config.annealEnd() <= 0 ? 1 : (float) Math.min(1, progress / config.annealEnd());
        }

        @Override
        float evaluate(float distance, float cosine, float length) {
            float soft = Math.max(0, 0.5f - 0.5f * cosine) * (1 - annealed);
            float hard = Math.max(0, -cosine) * annealed;
            float half = (soft + hard) * length * 0.5f;
            float entering = sigmoid((distance + half) * invS);
            float leaving = sigmoid((distance - half) * invS);
            float denominator = entering + 1e-5f; // both underflow deep inside; the paper's code has the same guard
            float alpha = (entering - leaving + 1e-5f) / denominator;
            if (alpha < 0 || alpha > 1) {
                byDistance = byCosine = bySharpness = 0;
                return Math.clamp(alpha, 0f, 1f);
            }
            float byEntering = leaving / (denominator * denominator) * entering * (1 - entering);
            float byLeaving = -leaving * (1 - leaving) / denominator;
            byDistance = invS * (byEntering + byLeaving);
            float halfByCosine =
                    0.5f * length * ((cosine < 1 ? -0.5f * (1 - annealed) : 0) - (cosine < 0 ? annealed : 0));
            byCosine = invS * (byEntering - byLeaving) * halfByCosine;
            bySharpness = invSBySharpness * (byEntering * (distance + half) + byLeaving * (distance - half));
            return alpha;
        }

        private static float sigmoid(float x) {
            return (float) (1 / (1 + Math.exp(-x)));
        }
    }

    /// VolSDF, eq. 2 and 3; see {@link zeroset.model.density.VolSdfAlpha}.
    static final class VolSdf extends AlphaKernel {
        private final DensityConfig.VolSdf config;
        private float beta;
        private float betaBySharpness;

        private VolSdf(DensityConfig.VolSdf config) {
            this.config = config;
        }

        @Override
        void begin(float sharpness, double progress) {
            beta = Math.abs(sharpness) + (float) config.minimumBeta();
            betaBySharpness = Math.signum(sharpness);
        }

        @Override
        float evaluate(float distance, float cosine, float length) {
            float tail = 0.5f * (float) Math.exp(-Math.abs(distance) / beta);
            float cdf = distance > 0 ? tail : 1 - tail;
            float density = cdf / beta;
            float transparency = (float) Math.exp(-density * length);
            float byDensity = length * transparency;
            byDistance = -byDensity * tail / (beta * beta);
            byCosine = 0;
            // d cdf / d beta = tail·distance/beta² on both sides of the surface
            bySharpness = byDensity * betaBySharpness * (tail * distance / (beta * beta) - cdf / beta) / beta;
            return 1 - transparency;
        }
    }
}
