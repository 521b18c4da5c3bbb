package zeroset.model.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.model.config.ColorNetworkConfig;
import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.Preset;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.encoding.Encoding;
import zeroset.model.encoding.HashGridEncoding;
import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.TensorEngine;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.field.FieldOracle;
import zeroset.model.field.ParameterTensors;
import zeroset.model.field.RadianceField;
import zeroset.model.field.SdfField;
import zeroset.model.optimizer.Parameter;

/// The plain Java evaluator against the tensor graph and against the double-precision oracle.
@Tag("slow") // loads libtorch
class SnapshotEvaluatorTest {

    /// Both sides sum some dozen float products of size one in different orders.
    private static final float ROUNDING = 1e-4f;

    /// The shapes of field that exist; the number of points is not a multiple of the evaluator's tile.
    @SuppressWarnings("ImmutableEnumChecker") // configurations are records, immutable though not annotated
    enum Kind {
        /// Hash grid with residual sphere.
        GRID(
                new EncodingConfig.HashGrid(4, 2, 10, 4, 32, 4, 0),
                new SdfNetworkConfig(1, 24, 0, 7, 100, 0.5, true, false),
                new ColorNetworkConfig(2, 20, DirectionEncoding.SPHERICAL_HARMONICS, false)),
        /// NeuS in small.
        NEUS(
                new EncodingConfig.Frequency(3),
                new SdfNetworkConfig(4, 48, 2, 9, 100, 0.5, false, true),
                new ColorNetworkConfig(4, 30, DirectionEncoding.FREQUENCY, true)),
        /// One hidden layer in each network, narrower than the inputs; no geometry feature.
        NARROW(
                new EncodingConfig.Frequency(6),
                new SdfNetworkConfig(1, 8, 0, 0, 20, 0.5, true, true),
                new ColorNetworkConfig(1, 5, DirectionEncoding.SPHERICAL_HARMONICS, false));

        final EncodingConfig encoding;
        final SdfNetworkConfig network;
        final ColorNetworkConfig color;

        Kind(EncodingConfig encoding, SdfNetworkConfig network, ColorNetworkConfig color) {
            this.encoding = encoding;
            this.network = network;
            this.color = color;
        }
    }

    private static final int COUNT = 300;

    private static NDManager manager;

    @BeforeAll
    static void open() throws EngineUnavailableException {
        manager = TensorEngine.open().newManager();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static final class Subject {
        final Kind kind;
        final Encoding encoding;
        final SdfField field;
        final RadianceField radiance;
        final List<Parameter> sdfParameters;
        final List<Parameter> parameters;
        final float[] points = new float[3 * COUNT];
        final float[] directions = new float[3 * COUNT];
        final SnapshotEvaluator evaluator;
        final TrainingConfig config;
        final FieldOracle oracle;
        final List<double[]> oraclePoints;

        Subject(Kind kind) {
            this.kind = kind;
            var random = new SplittableRandom(5);
            encoding = Encoding.of(kind.encoding);
            var table = new float[0];
            if (encoding instanceof HashGridEncoding grid) {
                table = grid.table();
                for (int i = 0; i < table.length; i++) {
                    table[i] = (float) random.nextDouble(-0.06, 0.06);
                }
            }
            field = new SdfField(kind.network, encoding.width());
            radiance = new RadianceField(kind.color, kind.network.geometryFeatures());
            sdfParameters = field.initialise(random);
            parameters = new ArrayList<>(sdfParameters);
            parameters.addAll(radiance.initialise(random));
            var arrays = new HashMap<String, float[]>();
            for (var parameter : parameters) {
                for (int i = 0; i < parameter.values().length; i++) {
                    parameter.values()[i] += (float) (0.05 * random.nextGaussian());
                }
                arrays.put(parameter.name(), parameter.values());
            }
            config = config(kind);
            evaluator = SnapshotEvaluator.of(config, encoding, arrays::get);
            oracle = new FieldOracle(kind.encoding, kind.network, sdfParameters, table);
            oraclePoints = oracle.points(COUNT, random);
            for (int n = 0; n < COUNT; n++) {
                double[] direction = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
                double length = FieldOracle.length(direction);
                for (int k = 0; k < 3; k++) {
                    points[3 * n + k] = (float) oraclePoints.get(n)[k];
                    directions[3 * n + k] = (float) (direction[k] / length);
                }
            }
        }

        Graph graph() {
            try (var step = manager.newSubManager()) {
                var features = new float[COUNT * encoding.width()];
                var jacobian = new float[COUNT * 3 * encoding.width()];
                encoding.valuesAndJacobian(points, 0, COUNT, features, jacobian);
                var encoder = new DirectionEncoder(kind.color.directionEncoding());
                var encoded = new float[COUNT * kind.color.directionEncoding().width()];
                encoder.encode(directions, COUNT, encoded);
                var tensors = new ParameterTensors.Source(parameters).leaves(step, false);
                var position = step.create(points, new Shape(COUNT, 3));
                var samples = field.evaluate(
                        tensors,
                        position,
                        step.create(features, new Shape(COUNT, encoding.width())),
                        step.create(jacobian, new Shape(COUNT, 3, encoding.width())));
                // One section per ray: every point has a direction of its own.
                var color = radiance.evaluate(
                        tensors, samples, position, step.create(encoded, new Shape(COUNT, encoded.length / COUNT)));
                return new Graph(
                        samples.distance().toFloatArray(), samples.gradient().toFloatArray(), color.toFloatArray());
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // plain results of one call, never compared
    private record Graph(float[] distances, float[] gradients, float[] colors) {}

    private static TrainingConfig config(Kind kind) {
        var preset = Preset.QUICK.config(1, 1);
        return new TrainingConfig(
                "test",
                1,
                true,
                1,
                preset.budget(),
                preset.sampling(),
                kind.encoding,
                kind.network,
                kind.color,
                preset.density(),
                preset.background(),
                preset.loss(),
                preset.optimizer());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void agreesWithTheTensorGraph(Kind kind) {
        var subject = new Subject(kind);
        var graph = subject.graph();
        var distances = new float[COUNT];
        var gradients = new float[3 * COUNT];
        var colors = new float[3 * COUNT];
        subject.evaluator.gradients(subject.points, COUNT, distances, gradients);
        subject.evaluator.colors(subject.points, subject.directions, COUNT, colors);
        assertArrayEquals(graph.distances(), distances, ROUNDING);
        assertArrayEquals(graph.colors(), colors, ROUNDING);
        for (int i = 0; i < gradients.length; i++) {
            // slopes of the sigmoid multiply the rounding by β
            assertEquals(graph.gradients()[i], gradients[i], 5 * ROUNDING);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void agreesWithTheDoublePrecisionOracle(Kind kind) {
        var subject = new Subject(kind);
        var distances = new float[COUNT];
        var gradients = new float[3 * COUNT];
        subject.evaluator.gradients(subject.points, COUNT, distances, gradients);
        for (int n = 0; n < COUNT; n++) {
            double[] p = subject.oraclePoints.get(n);
            assertEquals(subject.oracle.distance(p), distances[n], 1e-5);
            double[] expected = subject.oracle.gradient(p);
            for (int k = 0; k < 3; k++) {
                assertEquals(expected[k], gradients[3 * n + k], 1e-3 * FieldOracle.length(expected));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void distancesAloneAreThoseWithGradients(Kind kind) {
        var subject = new Subject(kind);
        var alone = new float[COUNT];
        var together = new float[COUNT];
        subject.evaluator.distances(subject.points, COUNT, alone);
        subject.evaluator.gradients(subject.points, COUNT, together, new float[3 * COUNT]);
        assertArrayEquals(together, alone);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aPointsValueDoesNotDependOnItsNeighboursInTheBatch(Kind kind) {
        var subject = new Subject(kind);
        var all = new float[3 * COUNT];
        subject.evaluator.colors(subject.points, subject.directions, COUNT, all);
        var other = subject.evaluator.forAnotherThread(subject.config);
        for (int n : new int[] {0, 127, 128, 299}) {
            float[] point = java.util.Arrays.copyOfRange(subject.points, 3 * n, 3 * n + 3);
            float[] direction = java.util.Arrays.copyOfRange(subject.directions, 3 * n, 3 * n + 3);
            var alone = new float[3];
            other.colors(point, direction, 1, alone);
            assertArrayEquals(java.util.Arrays.copyOfRange(all, 3 * n, 3 * n + 3), alone);
        }
    }

    @Test
    void noPointsAreNoWork() {
        new Subject(Kind.GRID).evaluator.distances(new float[0], 0, new float[0]);
    }

    @Test
    void softplusAndItsSlopeHoldOverTheWholeRange() {
        var z = new float[DenseLayer.TILE];
        var sigmoid = new float[DenseLayer.TILE];
        for (int i = 0; i < z.length; i++) {
            z[i] = (i - 64) * 0.02f; // βz from -128 to 126: both tails underflow
        }
        float[] inputs = z.clone();
        Activations.softplus(z, 1, 100, sigmoid);
        for (int i = 0; i < z.length; i++) {
            double x = 100.0 * inputs[i];
            double expected = (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))) / 100;
            assertEquals(expected, z[i], 1e-7 + 1e-6 * expected);
            assertEquals(1 / (1 + Math.exp(-x)), sigmoid[i], 1e-6);
        }
    }

    /// Library functions of the Vector API give other bits once they are compiled; a run would then depend on the
    /// compiler's timing. Starts interpreted when this test runs first.
    @Test
    void softplusKeepsItsBitsWhenTheCompilerTakesOver() {
        var inputs = new float[16 * DenseLayer.TILE];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i - 1024) * 1.3e-4f;
        }
        float[] first = inputs.clone();
        var firstSigmoid = new float[inputs.length];
        Activations.softplus(first, 16, 100, firstSigmoid);
        for (int round = 0; round < 3000; round++) {
            float[] again = inputs.clone();
            var sigmoid = new float[inputs.length];
            Activations.softplus(again, 16, 100, sigmoid);
            assertArrayEquals(first, again);
            assertArrayEquals(firstSigmoid, sigmoid);
        }
    }
}
