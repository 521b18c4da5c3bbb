package zeroset.model.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.field.SurroundingsField;
import zeroset.model.geometry.Sphere;
import zeroset.model.kernel.SurroundingsKernel;
import zeroset.model.parallel.Workers;
import zeroset.model.sampling.OutwardRay;

class SurroundingsOracleTest {

    private static final BackgroundConfig.Surroundings CONFIG = new BackgroundConfig.Surroundings(5, 9);
    private static final Sphere UNIT = new Sphere(0, 0, 0, 1);
    private static final int RAYS = 37; // fills no tile

    /// The kernel that trains them, given the samples of a picture.
    @Test
    void agreesWithTheKernel() {
        var random = new SplittableRandom(4);
        var encoding = SurroundingsField.encoding(CONFIG);
        for (int i = 0; i < encoding.table().length; i++) {
            encoding.table()[i] = (float) random.nextDouble(-1, 1);
        }
        var parameters = new SurroundingsField(encoding.width()).initialise(random);
        Map<String, float[]> arrays = new HashMap<>(Map.of(SurroundingsField.TABLE, encoding.table()));
        parameters.forEach(parameter -> arrays.put(parameter.name(), parameter.values()));
        var oracle = SurroundingsOracle.of(CONFIG, UNIT, arrays::get);
        int sections = oracle.toArrays().sections();

        var origins = new float[3 * RAYS];
        var directions = new float[3 * RAYS];
        var points = new float[3 * RAYS * sections];
        var lengths = new float[RAYS * sections];
        for (int ray = 0; ray < RAYS; ray++) {
            var origin = direction(random).mul(2.5);
            var towards = direction(random).mul(1.3).sub(origin).normalize(); // some pass the sphere by
            var interval = new Vector2d();
            boolean hits = UNIT.intersect(origin, towards, interval) && interval.y > 0;
            float far = (float) (hits ? interval.y : Math.max(0, -origin.dot(towards)));
            for (int k = 0; k < 3; k++) {
                origins[3 * ray + k] = (float) origin.get(k);
                directions[3 * ray + k] = (float) towards.get(k);
            }
            for (int s = 0; s < sections; s++) {
                int sample = ray * sections + s;
                float t = OutwardRay.distance(far, (s + 0.5f) / sections);
                lengths[sample] =
                        s + 1 < sections ? OutwardRay.distance(far, (s + 1.5f) / sections) - t : OutwardRay.ENDLESS;
                OutwardRay.contract(origins, directions, 3 * ray, t, points, 3 * sample);
            }
        }
        var features = new float[RAYS * sections * encoding.width()];
        encoding.values(points, 0, RAYS * sections, features);
        int directionWidth = SurroundingsField.DIRECTIONS.encoding().width();
        var encoded = new float[RAYS * directionWidth];
        SurroundingsField.DIRECTIONS.encode(directions, RAYS, encoded);
        var expected = new float[3 * RAYS];
        try (var workers = new Workers(1)) {
            new SurroundingsKernel(parameters, sections, encoding.width(), SurroundingsField.HIDDEN, directionWidth)
                    .render(RAYS, features, encoded, lengths, expected, workers);
        }
        var found = new float[3 * RAYS];
        oracle.colors(origins, directions, RAYS, found);
        assertArrayEquals(expected, found, 1e-4f); // float sums in another order
        double contrast = 0;
        for (int i = 3; i < found.length; i++) {
            contrast += Math.abs(found[i] - found[i - 3]) / found.length;
        }
        assertTrue(contrast > 0.01, "the colours tell rays apart by " + contrast);
    }

    @Test
    void isOpaqueWhereEverythingHasOneColor() {
        var parameters = new HashMap<String, float[]>();
        parameters.put(
                SurroundingsField.TABLE,
                new float[SurroundingsField.encoding(CONFIG).table().length]);
        parameters.put("surroundings.trunk.weight", new float[16 * 32]);
        parameters.put("surroundings.trunk.bias", new float[32]);
        parameters.put("surroundings.density.weight", new float[32]);
        parameters.put("surroundings.density.bias", new float[] {-5}); // thin air: what counts is behind it
        parameters.put("surroundings.color.0.weight", new float[48 * 32]);
        parameters.put("surroundings.color.0.bias", new float[32]);
        parameters.put("surroundings.color.1.weight", new float[32 * 3]);
        parameters.put("surroundings.color.1.bias", new float[] {0, 2, -1});
        var rgb = new float[3];
        SurroundingsOracle.of(CONFIG, UNIT, parameters::get)
                .colors(new float[] {0, 0, -3}, new float[] {0, 0, 1}, 1, rgb);
        for (int k = 0; k < 3; k++) {
            assertEquals(1 / (1 + Math.exp(-new double[] {0, 2, -1}[k])), rgb[k], 1e-5);
        }
    }

    private static Vector3d direction(SplittableRandom random) {
        return new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalize();
    }
}
