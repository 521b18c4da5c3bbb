package zeroset.model.inference;

import java.util.function.Function;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.encoding.HashGridEncoding;
import zeroset.model.field.SphericalHarmonics;
import zeroset.model.field.SurroundingsField;
import zeroset.model.geometry.Region;
import zeroset.model.sampling.OutwardRay;
import zeroset.model.snapshot.SurroundingsArrays;
import zeroset.model.snapshot.SurroundingsEvaluator;

/// The surroundings in plain Java: encoding kernel and networks over tiles of samples. The oracle that the tensor graph
/// and the shader are compared with.
///
/// Training draws a ray's samples anew in every step; a picture takes them in the middle of their sections, and more
/// of them, which is the mean of what training saw.
public final class SurroundingsOracle implements SurroundingsEvaluator {

    /// Samples of a picture for one of training.
    private static final int FINER = 2;

    private static final int TILE = DenseLayer.TILE;
    private static final int DIRECTION = SphericalHarmonics.WIDTH;

    private final Region bounds;
    private final int sections;
    private final HashGridEncoding encoding;
    private final DenseLayer trunk;
    private final DenseLayer density;
    private final DenseLayer color0;
    private final DenseLayer color1;

    private final float[] points = new float[3 * TILE];
    private final float[] lengths;
    private final float[] features;
    private final float[] input;
    private final float[] hidden; // and below it the direction: the input of the colour
    private final float[] sigma = new float[TILE];
    private final float[] lit;
    private final float[] rgb = new float[3 * TILE];
    private final float[] harmonics = new float[DIRECTION];
    private final Vector3d origin = new Vector3d();
    private final Vector3d direction = new Vector3d();
    private final Vector2d interval = new Vector2d();

    private SurroundingsOracle(
            Region bounds,
            int sections,
            HashGridEncoding encoding,
            DenseLayer trunk,
            DenseLayer density,
            DenseLayer color0,
            DenseLayer color1) {
        this.bounds = bounds;
        this.sections = sections;
        this.encoding = encoding;
        this.trunk = trunk;
        this.density = density;
        this.color0 = color0;
        this.color1 = color1;
        lengths = new float[sections];
        for (int s = 0; s + 1 < sections; s++) { // wherever a ray leaves the region
            lengths[s] = OutwardRay.distance(0, (s + 1.5f) / sections) - OutwardRay.distance(0, (s + 0.5f) / sections);
        }
        lengths[sections - 1] = OutwardRay.ENDLESS;
        features = new float[TILE * trunk.inputs()];
        input = new float[TILE * trunk.inputs()];
        hidden = new float[TILE * color0.inputs()];
        lit = new float[TILE * color0.outputs()];
    }

    /// An evaluator.
    ///
    /// @param bounds the region, unit space
    /// @param parameters gives the array of a parameter's name
    public static SurroundingsOracle of(
            BackgroundConfig.Surroundings config, Region bounds, Function<String, float[]> parameters) {
        var encoding = SurroundingsField.encoding(config);
        encoding.load(parameters.apply(SurroundingsField.TABLE));
        int width = SurroundingsField.HIDDEN;
        return new SurroundingsOracle(
                bounds,
                Math.min(TILE, FINER * config.sectionsPerRay()),
                encoding,
                DenseLayer.named("surroundings.trunk", encoding.width(), width, false, parameters),
                DenseLayer.named("surroundings.density", width, 1, false, parameters),
                DenseLayer.named("surroundings.color.0", width + DIRECTION, width, false, parameters),
                DenseLayer.named("surroundings.color.1", width, 3, false, parameters));
    }

    /// An evaluator of the same surroundings with buffers of its own, for another thread.
    public SurroundingsOracle forAnotherThread() {
        return new SurroundingsOracle(bounds, sections, encoding, trunk, density, color0, color1);
    }

    /// Its parameters as plain arrays.
    public SurroundingsArrays toArrays() {
        return new SurroundingsArrays(
                bounds,
                sections,
                encoding.toArrays(encoding.table().clone()),
                trunk.toArrays(),
                density.toArrays(),
                color0.toArrays(),
                color1.toArrays());
    }

    @Override
    public void colors(float[] origins, float[] directions, int count, float[] dest) {
        int perTile = TILE / sections;
        for (int first = 0; first < count; first += perTile) {
            int rays = Math.min(perTile, count - first);
            for (int ray = 0; ray < rays; ray++) {
                place(origins, directions, 3 * (first + ray), ray);
            }
            evaluate(rays * sections);
            for (int ray = 0; ray < rays; ray++) {
                composite(ray, dest, 3 * (first + ray));
            }
        }
    }

    private void place(float[] origins, float[] directions, int at, int ray) {
        float far = leaves(origins, directions, at);
        SphericalHarmonics.evaluate(directions[at], directions[at + 1], directions[at + 2], harmonics, 0);
        for (int s = 0; s < sections; s++) {
            int sample = ray * sections + s;
            float t = OutwardRay.distance(far, (s + 0.5f) / sections);
            OutwardRay.contract(origins, directions, at, t, points, 3 * sample);
            for (int k = 0; k < DIRECTION; k++) {
                hidden[(SurroundingsField.HIDDEN + k) * TILE + sample] = harmonics[k];
            }
        }
    }

    /// Where a ray leaves the region, or comes nearest to its centre when it passes it by.
    private float leaves(float[] origins, float[] directions, int at) {
        origin.set(origins[at], origins[at + 1], origins[at + 2]);
        direction.set(directions[at], directions[at + 1], directions[at + 2]);
        boolean passesThrough = bounds.intersect(origin, direction, interval) && interval.y > 0;
        return (float) (passesThrough ? interval.y : Math.max(0, -origin.dot(direction)));
    }

    private void evaluate(int used) {
        int width = trunk.inputs();
        encoding.values(points, 0, used, features);
        for (int f = 0; f < width; f++) {
            for (int p = 0; p < used; p++) {
                input[f * TILE + p] = features[p * width + f];
            }
        }
        trunk.forward(input, hidden);
        Activations.relu(hidden, trunk.outputs());
        density.forward(hidden, sigma);
        color0.forward(hidden, lit);
        Activations.relu(lit, color0.outputs());
        color1.forward(lit, rgb);
    }

    private void composite(int ray, float[] dest, int at) {
        dest[at] = dest[at + 1] = dest[at + 2] = 0;
        double through = 1;
        for (int s = 0; s < sections; s++) {
            int sample = ray * sections + s;
            double opacity = 1 - Math.exp(-softplus(sigma[sample]) * lengths[s]);
            for (int k = 0; k < 3; k++) {
                dest[at + k] += (float) (through * opacity / (1 + Math.exp(-rgb[k * TILE + sample])));
            }
            through *= 1 - opacity;
        }
    }

    private static double softplus(float x) {
        return x > 20 ? x : Math.log1p(Math.exp(x)); // beyond 20 the identity, as in training
    }
}
