package zeroset.model.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.SdfNetworkConfig;
import zeroset.model.encoding.HashGridOracle;
import zeroset.model.optimizer.Parameter;

/// The signed distance field in double precision, one point at a time, written from its definition: encoding, layers
/// with or without weight normalisation, skip, residual sphere. Its gradient is taken by central differences, so it
/// shares no derivation with the tensor graph.
public final class FieldOracle {

    /// Name of the hash grid's table in {@link #parameters}.
    public static final String TABLE = "table";

    /// Step of the central differences. Truncation is `h²·(β·slope)²/6`, about 1e-6 of the gradient for β = 100 and
    /// slopes of a few; rounding is 1e-16/h = 1e-11.
    private static final double H = 1e-5;

    private final EncodingConfig encoding;
    private final SdfNetworkConfig network;
    private final Map<String, double[]> parameters = new LinkedHashMap<>();

    /// @param encoding shape of the encoding
    /// @param network shape of the network
    /// @param networkParameters the network's parameters, copied
    /// @param table the hash grid's table, copied; empty for other encodings
    public FieldOracle(
            EncodingConfig encoding, SdfNetworkConfig network, List<Parameter> networkParameters, float[] table) {
        this.encoding = encoding;
        this.network = network;
        networkParameters.forEach(parameter -> parameters.put(parameter.name(), widened(parameter.values())));
        parameters.put(TABLE, widened(table));
    }

    private static double[] widened(float[] values) {
        var result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    /// All parameters by name; live, so that a test may vary one.
    public Map<String, double[]> parameters() {
        return parameters;
    }

    /// Signed distance at a position.
    public double distance(double[] p) {
        double[] output = output(p);
        return output[0] + (network.residualSphere() ? length(p) - network.initialRadius() : 0);
    }

    /// Geometry feature at a position.
    public double[] geometry(double[] p) {
        double[] output = output(p);
        return java.util.Arrays.copyOfRange(output, 1, output.length);
    }

    /// Gradient of the distance by central differences.
    public double[] gradient(double[] p) {
        var result = new double[3];
        for (int k = 0; k < 3; k++) {
            double[] above = p.clone();
            double[] below = p.clone();
            above[k] += H;
            below[k] -= H;
            result[k] = (distance(above) - distance(below)) / (2 * H);
        }
        return result;
    }

    /// `mean (|∇f| - 1)²` over some positions.
    public double eikonal(List<double[]> points) {
        double sum = 0;
        for (double[] p : points) {
            double deviation = length(gradient(p)) - 1;
            sum += deviation * deviation;
        }
        return sum / points.size();
    }

    /// Random positions in the unit ball that keep away from the grid's cell faces, where the derivative jumps.
    public List<double[]> points(int count, SplittableRandom random) {
        var points = new java.util.ArrayList<double[]>();
        while (points.size() < count) {
            // Floats, so that both sides see the same position.
            double[] p = {random(random), random(random), random(random)};
            double radius = length(p);
            boolean inside = !(encoding instanceof EncodingConfig.HashGrid grid)
                    || new HashGridOracle(grid, table(), grid.levels()).isInsideCells(p, 0.01);
            if (radius > 0.1 && radius < 0.98 && inside) {
                points.add(p);
            }
        }
        return points;
    }

    private static double random(SplittableRandom random) {
        return (float) random.nextDouble(-1, 1);
    }

    private double[] output(double[] p) {
        double[] input = concat(p, features(p));
        double[] hidden = input;
        for (int layer = 0; layer < network.hiddenLayers(); layer++) {
            if (layer > 0 && layer == network.skipLayer()) {
                hidden = concat(hidden, input);
                for (int i = 0; i < hidden.length; i++) {
                    hidden[i] /= Math.sqrt(2);
                }
            }
            hidden = linear("sdf." + layer, hidden);
            for (int i = 0; i < hidden.length; i++) {
                double z = network.softplusBeta() * hidden[i];
                hidden[i] = (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))) / network.softplusBeta();
            }
        }
        return linear("sdf." + network.hiddenLayers(), hidden);
    }

    private double[] features(double[] p) {
        return switch (encoding) {
            case EncodingConfig.HashGrid grid -> new HashGridOracle(grid, table(), grid.levels()).features(p);
            case EncodingConfig.Frequency frequency -> {
                var features = new double[frequency.width()];
                for (int octave = 0; octave < frequency.octaves(); octave++) {
                    for (int k = 0; k < 3; k++) {
                        features[6 * octave + k] = Math.sin(Math.pow(2, octave) * p[k]);
                        features[6 * octave + 3 + k] = Math.cos(Math.pow(2, octave) * p[k]);
                    }
                }
                yield features;
            }
        };
    }

    private double[] linear(String name, double[] x) {
        double[] y = array(name + ".bias").clone();
        double[] weight = array(name + (network.weightNorm() ? ".direction" : ".weight"));
        if (weight.length != x.length * y.length) {
            throw new IllegalStateException(name + " has " + weight.length + " weights for " + x.length + " inputs");
        }
        for (int o = 0; o < y.length; o++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < x.length; i++) {
                double w = weight[i * y.length + o];
                sum += w * x[i];
                squares += w * w;
            }
            y[o] += network.weightNorm() ? array(name + ".length")[o] * sum / Math.sqrt(squares) : sum;
        }
        return y;
    }

    private double[] table() {
        return array(TABLE);
    }

    private double[] array(String name) {
        double[] values = parameters.get(name);
        if (values == null) {
            throw new IllegalStateException("no parameter " + name);
        }
        return values;
    }

    private static double[] concat(double[] a, double[] b) {
        double[] result = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }

    /// Euclidean length.
    public static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
