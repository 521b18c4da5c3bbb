package zeroset.model.stereo;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// How unlike a slanted patch looks in the views that should see it: 1 - normalised cross-correlation, weighted
/// by likeness to the patch's centre so that what lies across an edge counts less (Schönberger et al. 2016, eq.
/// 3), averaged over the best of the sources, since others may not see the place.
///
/// Over so small a patch the homography between two pictures is all but affine; its derivative at the centre is used.
/// Confined to one thread.
final class PatchCost {

    /// Cost of a patch that no source sees.
    static final float WORST = 2;

    /// Squared radius of the patch, pixels; every other pixel of the disc is compared.
    private static final int RADIUS_SQUARED = 18;

    private static final int RADIUS = 4;

    /// Difference of luminance that halves a pixel's weight or so.
    private static final float LIKENESS = 20;

    /// Variance of luminance, in grey levels squared, below which a patch is noise rather than texture.
    private static final float NOISE = 6;

    /// Larger changes of size between two pictures of a patch compare nothing.
    private static final float LARGEST_STRETCH = 4;

    private static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 16 ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

    /// Number of samples, rounded up to whole vectors of any size; the rest weighs nothing.
    private static final int PADDED = 32;

    private static final int[] OFFSETS = offsets();
    private static final int SAMPLES = OFFSETS.length / 2;
    private static final float[] OFFSETS_X = everySecond(0);
    private static final float[] OFFSETS_Y = everySecond(1);
    private static final float[] LIKENESS_WEIGHTS = likenessWeights();

    private final MatchingView reference;
    private final Source[] sources;
    private final int counted;
    private final float[] weight = new float[PADDED];
    private final float[] centered = new float[PADDED];
    private final float[] lanes = new float[FLOATS.length()];
    private final int[] indices = new int[PADDED];
    private final float[] best;
    private float variance;
    private float rayX;
    private float rayY;

    /// A source's picture and the way from the reference camera's space to its own: `X' = R·X + t`.
    private static final class Source {
        final MatchingView view;
        final float[] r = new float[9];
        final float[] t = new float[3];

        Source(MatchingView view) {
            this.view = view;
        }
    }

    /// @param counted number of sources, the best ones, that the cost is averaged over
    PatchCost(MatchingView reference, List<MatchingView> sources, int counted) {
        this.reference = reference;
        this.sources =
                sources.stream().map(source -> relative(reference, source)).toArray(Source[]::new);
        this.counted = Math.min(counted, sources.size());
        best = new float[this.counted];
    }

    private static int[] offsets() {
        var offsets = new int[2 * (2 * RADIUS + 1) * (2 * RADIUS + 1)];
        int count = 0;
        for (int y = -RADIUS; y <= RADIUS; y++) {
            for (int x = -RADIUS; x <= RADIUS; x++) {
                if ((x + y) % 2 == 0 && x * x + y * y <= RADIUS_SQUARED) {
                    offsets[count++] = x;
                    offsets[count++] = y;
                }
            }
        }
        return Arrays.copyOf(offsets, count);
    }

    private static float[] everySecond(int first) {
        var values = new float[PADDED];
        for (int s = 0; s < SAMPLES; s++) {
            values[s] = OFFSETS[2 * s + first];
        }
        return values;
    }

    private static float[] likenessWeights() {
        var weights = new float[256];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.exp(-0.5 * i * i / (LIKENESS * LIKENESS));
        }
        return weights;
    }

    private static Source relative(MatchingView from, MatchingView to) {
        var source = new Source(to);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    source.r[3 * i + j] += to.rotation()[3 * k + i] * from.rotation()[3 * k + j];
                }
            }
            source.t[i] = to.toCamera(i, from.center()[0], from.center()[1], from.center()[2]);
        }
        return source;
    }

    /// Sets the pixel whose patches are compared from now on.
    ///
    /// @return false when its surroundings have no texture
    boolean moveTo(int x, int y) {
        rayX = reference.rayX(x);
        rayY = reference.rayY(y);
        int width = reference.width();
        float[] luminance = reference.luminance();
        float center = luminance[y * width + x];
        float total = 0;
        float mean = 0;
        for (int s = 0; s < SAMPLES; s++) {
            int px = x + OFFSETS[2 * s];
            int py = y + OFFSETS[2 * s + 1];
            boolean inside = px >= 0 && py >= 0 && px < width && py < reference.height();
            float value = inside ? luminance[py * width + px] : Float.NaN;
            boolean valid = value >= 0; // NaN is not
            weight[s] = valid ? LIKENESS_WEIGHTS[Math.min(255, (int) Math.abs(value - center))] : 0;
            centered[s] = valid ? value : 0;
            total += weight[s];
            mean += weight[s] * centered[s];
        }
        mean /= total;
        variance = 0;
        for (int s = 0; s < SAMPLES; s++) {
            weight[s] /= total;
            float difference = centered[s] - mean;
            centered[s] = weight[s] * difference;
            variance += centered[s] * difference;
        }
        return variance > 0.5f * NOISE;
    }

    /// Cost of a patch at the present pixel.
    ///
    /// @param depth of its centre
    /// @param nx normal in camera space
    /// @param ny normal
    /// @param nz normal
    float of(float depth, float nx, float ny, float nz) {
        float facing = nx * rayX + ny * rayY + nz;
        Arrays.fill(best, WORST);
        // d(depth)/d(pixel) on the patch's plane
        float depthByX = -depth * nx / (reference.fx() * facing);
        float depthByY = -depth * ny / (reference.fy() * facing);
        for (var source : sources) {
            insert(compare(source, depth, depthByX, depthByY));
        }
        float sum = 0;
        for (float value : best) {
            sum += Math.min(value, 1); // not seen is no worse than not alike
        }
        return best[0] >= WORST ? WORST : sum / counted;
    }

    private void insert(float cost) {
        int at = counted;
        while (at > 0 && cost < best[at - 1]) {
            if (at < counted) {
                best[at] = best[at - 1];
            }
            at--;
        }
        if (at < counted) {
            best[at] = cost;
        }
    }

    private float compare(Source source, float depth, float depthByX, float depthByY) {
        float[] r = source.r;
        var view = source.view;
        float px = depth * (r[0] * rayX + r[1] * rayY + r[2]) + source.t[0];
        float py = depth * (r[3] * rayX + r[4] * rayY + r[5]) + source.t[1];
        float pz = depth * (r[6] * rayX + r[7] * rayY + r[8]) + source.t[2];
        if (pz < 1e-3f) {
            return WORST;
        }
        float inverse = 1 / pz;
        float u = px * inverse;
        float v = py * inverse;
        float stepX = depth / reference.fx();
        float stepY = depth / reference.fy();
        // Camera-space point moves by (stepX, 0, 0) + ray·depthByX for one pixel along x, likewise along y.
        float ax = rayX * depthByX + stepX;
        float ay = rayY * depthByX;
        float bx = rayX * depthByY;
        float by = rayY * depthByY + stepY;
        float aw = r[6] * ax + r[7] * ay + r[8] * depthByX;
        float bw = r[6] * bx + r[7] * by + r[8] * depthByY;
        float sx = view.fx() * inverse;
        float sy = view.fy() * inverse;
        float uByX = sx * (r[0] * ax + r[1] * ay + r[2] * depthByX - u * aw);
        float vByX = sy * (r[3] * ax + r[4] * ay + r[5] * depthByX - v * aw);
        float uByY = sx * (r[0] * bx + r[1] * by + r[2] * depthByY - u * bw);
        float vByY = sy * (r[3] * bx + r[4] * by + r[5] * depthByY - v * bw);
        float area = Math.abs(uByX * vByY - uByY * vByX);
        if (!(area > 1 / (LARGEST_STRETCH * LARGEST_STRETCH) && area < LARGEST_STRETCH * LARGEST_STRETCH)) {
            return WORST;
        }
        float u0 = view.fx() * u + view.cx();
        float v0 = view.fy() * v + view.cy();
        float reachU = RADIUS * (Math.abs(uByX) + Math.abs(uByY));
        float reachV = RADIUS * (Math.abs(vByX) + Math.abs(vByY));
        if (u0 - reachU < 0 || v0 - reachV < 0 || u0 + reachU >= view.width() - 1 || v0 + reachV >= view.height() - 1) {
            return WORST;
        }
        if (view.hasGaps()
                && (view.isGap(u0, v0)
                        || view.isGap(u0 - reachU, v0 - reachV)
                        || view.isGap(u0 + reachU, v0 - reachV)
                        || view.isGap(u0 - reachU, v0 + reachV)
                        || view.isGap(u0 + reachU, v0 + reachV))) {
            return WORST;
        }
        return correlate(view, u0, v0, uByX, uByY, vByX, vByY);
    }

    private float correlate(MatchingView view, float u0, float v0, float uByX, float uByY, float vByX, float vByY) {
        int[] quads = view.quads();
        var means = FloatVector.zero(FLOATS);
        var squares = FloatVector.zero(FLOATS);
        var products = FloatVector.zero(FLOATS);
        for (int s = 0; s < PADDED; s += FLOATS.length()) {
            var dx = FloatVector.fromArray(FLOATS, OFFSETS_X, s);
            var dy = FloatVector.fromArray(FLOATS, OFFSETS_Y, s);
            var u = dx.mul(uByX).add(dy.mul(uByY)).add(u0);
            var v = dx.mul(vByX).add(dy.mul(vByY)).add(v0);
            var column = (IntVector) u.convertShape(VectorOperators.F2I, INTS, 0);
            var row = (IntVector) v.convertShape(VectorOperators.F2I, INTS, 0);
            var fu = u.sub((FloatVector) column.convertShape(VectorOperators.I2F, FLOATS, 0));
            var fv = v.sub((FloatVector) row.convertShape(VectorOperators.I2F, FLOATS, 0));
            row.mul(view.width()).add(column).intoArray(indices, s);
            var quad = IntVector.fromArray(INTS, quads, 0, indices, s);
            var topLeft = corner(quad.and(255));
            var topRight = corner(quad.lanewise(VectorOperators.LSHR, 8).and(255));
            var bottomLeft = corner(quad.lanewise(VectorOperators.LSHR, 16).and(255));
            var bottomRight = corner(quad.lanewise(VectorOperators.LSHR, 24));
            var top = topRight.sub(topLeft).fma(fu, topLeft);
            var bottom = bottomRight.sub(bottomLeft).fma(fu, bottomLeft);
            var value = bottom.sub(top).fma(fv, top);
            var weighted = FloatVector.fromArray(FLOATS, weight, s).mul(value);
            means = means.add(weighted);
            squares = weighted.fma(value, squares);
            products = FloatVector.fromArray(FLOATS, centered, s).fma(value, products);
        }
        float mean = sum(means);
        float sourceVariance = sum(squares) - mean * mean;
        float product = sum(products);
        return 1 - product / (float) Math.sqrt((variance + NOISE) * (Math.max(0, sourceVariance) + NOISE));
    }

    /// Sum of the lanes in a fixed order; the Vector API's own differs between interpreted and compiled code.
    private float sum(FloatVector vector) {
        vector.intoArray(lanes, 0);
        for (int half = FLOATS.length() / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }

    private static FloatVector corner(IntVector byteValues) {
        return (FloatVector) byteValues.convertShape(VectorOperators.I2F, FLOATS, 0);
    }
}
