package zeroset.model.kernel;

import java.util.Arrays;
import zeroset.model.config.TrainingConfig;

/// A few rays on their way through networks, compositing, losses and back, with the gradient sums of one slot.
/// Confined to one thread at a time.
///
/// Rows are the rays' samples, ray after ray, then one extra point per ray.
final class RayTile {

    private static final int RAYS = StepKernel.RAYS_PER_TILE;

    private final int perRay;
    private final int geometry;
    private final SdfKernel.Tile sdf;
    private final ColorKernel.Tile color;
    private final int sdfStride;
    private final int inputStride;
    private final int rgbStride;
    private final AlphaKernel alphaKernel;

    private final float[] inverseLength;
    private final float[] alpha;
    private final float[] transparency;
    private final float[] alphaByDistance;
    private final float[] alphaByCosine;
    private final float[] alphaBySharpness;
    private final float[] opacity = new float[RAYS];
    private final float[] picture = new float[3 * RAYS];
    private final LossSums sums = new LossSums();

    RayTile(TrainingConfig config, SdfKernel sdfKernel, ColorKernel colorKernel, int perRay) {
        this.perRay = perRay;
        geometry = config.sdfNetwork().geometryFeatures();
        int rows = RAYS * perRay;
        sdf = sdfKernel.newTile(rows + RAYS);
        color = colorKernel.newTile(RAYS, perRay);
        sdfStride = sdfKernel.outputStride();
        inputStride = colorKernel.inputStride();
        rgbStride = colorKernel.rgbStride();
        alphaKernel = AlphaKernel.of(config.density());
        inverseLength = new float[rows];
        alpha = new float[rows];
        transparency = new float[rows];
        alphaByDistance = new float[rows];
        alphaByCosine = new float[rows];
        alphaBySharpness = new float[rows];
    }

    SdfKernel.Tile sdf() {
        return sdf;
    }

    ColorKernel.Tile color() {
        return color;
    }

    /// Moves the slot's sums into a total.
    void collect(LossSums total) {
        total.add(sums);
        sums.clear();
    }

    void begin(float sharpness, double progress) {
        alphaKernel.begin(sharpness, progress);
    }

    /// Renders rays `[from, to)`.
    void forward(StepInputs inputs, EncodedSamples samples, int from, int to) {
        int rays = to - from;
        int rows = rays * perRay;
        int extra = inputs.hasExtra() ? rays : 0;
        int firstExtra = inputs.rays() * perRay + from;
        sdf.load(samples, 0, from * perRay, rows);
        sdf.load(samples, rows, firstExtra, extra);
        sdf.forward(rows + extra);
        sdf.gradients(samples, 0, from * perRay, rows);
        sdf.gradients(samples, rows, firstExtra, extra);
        prepareColors(inputs, samples, from, rays);
        color.forward(rays);
        for (int ray = 0; ray < rays; ray++) {
            composite(inputs, from + ray, ray);
        }
    }

    private void prepareColors(StepInputs inputs, EncodedSamples samples, int from, int rays) {
        int directionWidth = color.directions.length / RAYS;
        System.arraycopy(inputs.encodedDirections(), from * directionWidth, color.directions, 0, rays * directionWidth);
        float[] g = sdf.gradient;
        for (int row = 0; row < rays * perRay; row++) {
            int at = row * inputStride;
            System.arraycopy(sdf.output, row * sdfStride + 1, color.input, at, geometry);
            System.arraycopy(samples.positions(), 3 * (from * perRay + row), color.input, at + geometry, 3);
            float x = g[3 * row];
            float y = g[3 * row + 1];
            float z = g[3 * row + 2];
            // 1e-12: keeps the normal finite where the gradient vanishes
            float inverse = (float) (1 / Math.sqrt(x * x + y * y + z * z + 1e-12f));
            inverseLength[row] = inverse;
            color.input[at + geometry + 3] = x * inverse;
            color.input[at + geometry + 4] = y * inverse;
            color.input[at + geometry + 5] = z * inverse;
        }
    }

    private void composite(StepInputs inputs, int ray, int local) {
        float dx = inputs.directions()[3 * ray];
        float dy = inputs.directions()[3 * ray + 1];
        float dz = inputs.directions()[3 * ray + 2];
        float through = 1;
        float seen = 0;
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int s = 0; s < perRay; s++) {
            int row = local * perRay + s;
            float cosine = sdf.gradient[3 * row] * dx + sdf.gradient[3 * row + 1] * dy + sdf.gradient[3 * row + 2] * dz;
            float a = alphaKernel.evaluate(sdf.output[row * sdfStride], cosine, inputs.lengths()[ray * perRay + s]);
            alpha[row] = a;
            transparency[row] = through;
            alphaByDistance[row] = alphaKernel.byDistance;
            alphaByCosine[row] = alphaKernel.byCosine;
            alphaBySharpness[row] = alphaKernel.bySharpness;
            float weight = a * through;
            seen += weight;
            red += weight * color.rgb[row * rgbStride];
            green += weight * color.rgb[row * rgbStride + 1];
            blue += weight * color.rgb[row * rgbStride + 2];
            through *= 1 - a + 1e-7f; // as in the tensor graph, where the logarithm must stay finite
        }
        opacity[local] = seen;
        picture[3 * local] = red + (1 - seen) * inputs.background()[3 * ray];
        picture[3 * local + 1] = green + (1 - seen) * inputs.background()[3 * ray + 1];
        picture[3 * local + 2] = blue + (1 - seen) * inputs.background()[3 * ray + 2];
    }

    void copyPicture(float[] colors, float[] opacities, int from, int to) {
        System.arraycopy(picture, 0, colors, 3 * from, 3 * (to - from));
        System.arraycopy(opacity, 0, opacities, from, to - from);
    }

    /// Compares rays `[from, to)` and goes back, after {@link #forward} for the same rays.
    void backward(StepInputs inputs, EncodedSamples samples, int from, int to, float rayWeightSum) {
        int rays = to - from;
        int rows = rays * perRay;
        int extra = inputs.hasExtra() ? rays : 0;
        int firstExtra = inputs.rays() * perRay + from;
        Arrays.fill(sdf.outputGradient, 0, (rows + extra) * sdfStride, 0);
        Arrays.fill(sdf.gradientGradient, 0, (rows + extra) * 3, 0);
        for (int ray = 0; ray < rays; ray++) {
            compare(inputs, from + ray, ray, rayWeightSum);
        }
        color.backward(rays);
        collectColorInputs(rows);
        eikonal(inputs, rows + extra);
        if (extra > 0) {
            for (int ray = 0; ray < rays; ray++) {
                curvature(inputs, ray * perRay + inputs.picked(), rows + ray);
            }
        }
        sdf.chainGradients(samples, 0, from * perRay, rows);
        sdf.chainGradients(samples, rows, firstExtra, extra);
        sdf.backward(rows + extra);
        sdf.store(samples, 0, from * perRay, rows);
        if (inputs.positionGradients().length > 0) {
            collectPositions(inputs, samples, from * perRay, rows);
        }
        sdf.store(samples, rows, firstExtra, extra);
    }

    /// Colour and mask loss of a ray, and the way back through compositing and opacity.
    private void compare(StepInputs inputs, int ray, int local, float rayWeightSum) {
        float rayWeight = inputs.rayWeights()[ray];
        float scale = inputs.weights().color() * rayWeight / (rayWeightSum + 1e-5f);
        float byOpacity = maskGradient(inputs, ray, opacity[local]);
        float remaining = 1 - opacity[local];
        float[] background = inputs.background();
        var byPicture = new float[3];
        float error = 0;
        for (int k = 0; k < 3; k++) {
            int at = 3 * ray + k;
            float gain = inputs.gains()[at];
            float difference = gain * picture[3 * local + k] + inputs.offsets()[at] - inputs.targets()[at];
            error += Math.abs(difference) * rayWeight;
            sums.color += Math.abs(difference) * rayWeight;
            sums.squaredError += difference * difference * rayWeight;
            float byExposed = Math.signum(difference) * scale;
            inputs.gainGradients()[at] = byExposed * picture[3 * local + k];
            inputs.offsetGradients()[at] = byExposed;
            byPicture[k] = byExposed * gain;
            inputs.backgroundGradients()[at] = byPicture[k] * remaining;
            byOpacity -= byPicture[k] * background[at];
        }
        if (inputs.rayErrors().length > 0) {
            inputs.rayErrors()[ray] = error;
        }
        boolean wantsDirections = inputs.directionGradients().length > 0;
        if (wantsDirections) {
            Arrays.fill(inputs.directionGradients(), 3 * ray, 3 * ray + 3, 0);
        }
        float behind = 0; // Σ over later sections of weight · d(loss)/d(weight)
        for (int s = perRay - 1; s >= 0; s--) {
            int row = local * perRay + s;
            int rgb = row * rgbStride;
            float weight = alpha[row] * transparency[row];
            float byWeight = byOpacity;
            for (int k = 0; k < 3; k++) {
                byWeight += byPicture[k] * color.rgb[rgb + k];
                color.rgbGradient[rgb + k] = byPicture[k] * weight;
            }
            float byAlpha = transparency[row] * byWeight - behind / (1 - alpha[row] + 1e-7f);
            behind += weight * byWeight;
            sums.sharpnessGradient += byAlpha * alphaBySharpness[row];
            sdf.outputGradient[row * sdfStride] = byAlpha * alphaByDistance[row];
            float byCosine = byAlpha * alphaByCosine[row];
            for (int k = 0; k < 3; k++) {
                sdf.gradientGradient[3 * row + k] = byCosine * inputs.directions()[3 * ray + k];
                if (wantsDirections) {
                    inputs.directionGradients()[3 * ray + k] += byCosine * sdf.gradient[3 * row + k];
                }
            }
        }
    }

    private float maskGradient(StepInputs inputs, int ray, float seen) {
        float scale = inputs.weights().mask();
        if (scale == 0) {
            return 0;
        }
        float p = Math.clamp(seen, 1e-3f, 1 - 1e-3f); // the paper's code clips there; the logarithm stays bounded
        float mask = inputs.coverage()[ray];
        sums.mask -= mask * Math.log(p) + (1 - mask) * Math.log(1 - p);
        return p == seen ? scale / inputs.rays() * ((1 - mask) / (1 - p) - mask / p) : 0;
    }

    /// The colour network's inputs: geometry feature and normal.
    private void collectColorInputs(int rows) {
        float[] g = sdf.gradient;
        for (int row = 0; row < rows; row++) {
            int at = row * inputStride;
            System.arraycopy(color.inputGradient, at, sdf.outputGradient, row * sdfStride + 1, geometry);
            float inverse = inverseLength[row];
            float nx = g[3 * row] * inverse;
            float ny = g[3 * row + 1] * inverse;
            float nz = g[3 * row + 2] * inverse;
            int normal = at + geometry + 3;
            float bx = color.inputGradient[normal];
            float by = color.inputGradient[normal + 1];
            float bz = color.inputGradient[normal + 2];
            float along = nx * bx + ny * by + nz * bz;
            sdf.gradientGradient[3 * row] += inverse * (bx - nx * along);
            sdf.gradientGradient[3 * row + 1] += inverse * (by - ny * along);
            sdf.gradientGradient[3 * row + 2] += inverse * (bz - nz * along);
        }
    }

    /// The positions' gradients: what the networks leave, and the colour network's own input.
    private void collectPositions(StepInputs inputs, EncodedSamples samples, int from, int rows) {
        float[] gradients = inputs.positionGradients();
        for (int row = 0; row < rows; row++) {
            System.arraycopy(color.inputGradient, row * inputStride + geometry, gradients, 3 * (from + row), 3);
        }
        sdf.addPositionGradients(samples, gradients, 0, from, rows);
    }

    private void eikonal(StepInputs inputs, int rows) {
        int points = inputs.rays() * (perRay + (inputs.hasExtra() ? 1 : 0));
        float scale = 2 * inputs.weights().eikonal() / points;
        for (int row = 0; row < rows; row++) {
            float x = sdf.gradient[3 * row];
            float y = sdf.gradient[3 * row + 1];
            float z = sdf.gradient[3 * row + 2];
            float length = (float) Math.sqrt(x * x + y * y + z * z + 1e-12f); // no derivative at zero
            float deviation = length - 1;
            sums.eikonal += deviation * deviation;
            float factor = scale * deviation / length;
            sdf.gradientGradient[3 * row] += factor * x;
            sdf.gradientGradient[3 * row + 1] += factor * y;
            sdf.gradientGradient[3 * row + 2] += factor * z;
        }
    }

    /// `(1 - a·b/√(|a|²|b|² + ε))/2` for the gradients a and b of two rows.
    private void curvature(StepInputs inputs, int rowA, int rowB) {
        float[] g = sdf.gradient;
        int a = 3 * rowA;
        int b = 3 * rowB;
        float aa = g[a] * g[a] + g[a + 1] * g[a + 1] + g[a + 2] * g[a + 2];
        float bb = g[b] * g[b] + g[b + 1] * g[b + 1] + g[b + 2] * g[b + 2];
        float dot = g[a] * g[b] + g[a + 1] * g[b + 1] + g[a + 2] * g[b + 2];
        float length = (float) Math.sqrt(aa * bb + 1e-12f); // the quotient stays finite where a gradient vanishes
        sums.curvature += 0.5 * (1 - dot / length);
        float scale = -0.5f * inputs.weights().curvature() / inputs.rays() / length;
        float byA = dot * bb / (length * length);
        float byB = dot * aa / (length * length);
        for (int k = 0; k < 3; k++) {
            sdf.gradientGradient[a + k] += scale * (g[b + k] - byA * g[a + k]);
            sdf.gradientGradient[b + k] += scale * (g[a + k] - byB * g[b + k]);
        }
    }
}
