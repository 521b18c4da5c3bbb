package zeroset.model.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.density.SdfToAlpha;
import zeroset.model.encoding.DifferencedEncoding;
import zeroset.model.encoding.Encoding;
import zeroset.model.encoding.HashGridEncoding;
import zeroset.model.field.RadianceField;
import zeroset.model.field.SdfField;
import zeroset.model.field.SurroundingsField;
import zeroset.model.inference.SnapshotEvaluator;
import zeroset.model.optimizer.Parameter;
import zeroset.model.optimizer.RateProfile;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SurfaceEvaluator;

/// All trainable parts of a run and their parameters: encoding, signed distance, colour, sharpness, surroundings.
final class TrainableField {

    /// Cells per axis that dense points fill: those of their fusion.
    private static final int DETAIL_OF_CUES = 160;

    private final TrainingConfig config;
    private final Encoding encoding;
    private final Encoding rayEncoding;
    private final SdfField sdf;
    private final RadianceField radiance;
    private final SdfToAlpha density;
    private final List<Surroundings> surroundings = new ArrayList<>();
    private final List<Parameter> networkParameters = new ArrayList<>();
    private final List<Parameter> allParameters = new ArrayList<>();
    private final Parameter sharpness;
    private int levelsForCues;

    /// @param field network of the surroundings
    /// @param encoding its encoding of contracted positions
    /// @param sectionsPerRay sections outside the unit sphere
    record Surroundings(SurroundingsField field, Encoding encoding, int sectionsPerRay) {}

    /// A field at its start.
    ///
    /// @param random draws the initial parameters
    TrainableField(TrainingConfig config, SplittableRandom random) {
        this.config = config;
        encoding = Encoding.of(config.encoding());
        rayEncoding = hasNumericalNormals(config) ? new DifferencedEncoding(encoding) : encoding;
        sdf = new SdfField(config.sdfNetwork(), encoding.width());
        radiance = new RadianceField(config.colorNetwork(), config.sdfNetwork().geometryFeatures());
        density = SdfToAlpha.of(config.density());
        addTable(HashGridEncoding.TABLE, encoding, rates(config, encoding), random);
        networkParameters.addAll(sdf.initialise(random));
        networkParameters.addAll(radiance.initialise(random));
        sharpness = density.initialise();
        networkParameters.add(sharpness);
        if (config.background() instanceof BackgroundConfig.Surroundings outside) {
            var outer = SurroundingsField.encoding(outside);
            addTable(SurroundingsField.TABLE, outer, RateProfile.UNIFORM, random);
            var field = new SurroundingsField(outer.width());
            networkParameters.addAll(field.initialise(random));
            surroundings.add(new Surroundings(field, outer, outside.sectionsPerRay()));
        }
        allParameters.addAll(networkParameters);
    }

    private static boolean hasNumericalNormals(TrainingConfig config) {
        return config.encoding() instanceof EncodingConfig.HashGrid grid && grid.normalStep() > 0;
    }

    private void addTable(String name, Encoding owner, RateProfile rates, SplittableRandom random) {
        if (owner instanceof HashGridEncoding grid) {
            grid.initialise(random);
            int length = grid.table().length;
            allParameters.add(Parameter.over(name, Parameter.Group.GRID, grid.table(), grid.gradient(), rates, length));
        }
    }

    private static RateProfile rates(TrainingConfig config, Encoding encoding) {
        if (!(config.encoding() instanceof EncodingConfig.HashGrid shape
                && encoding instanceof HashGridEncoding grid)) {
            return RateProfile.UNIFORM;
        }
        var ends = new int[shape.levels()];
        var factors = new float[shape.levels()];
        for (int level = 0; level < ends.length; level++) {
            double finer = (double) shape.resolution(level) / shape.coarsestResolution();
            ends[level] = grid.end(level);
            factors[level] = (float) Math.pow(finer, -config.optimizer().fineRateExponent());
        }
        return new RateProfile(ends, factors);
    }

    Encoding encoding() {
        return encoding;
    }

    /// The encoding of samples on rays: the same tables, with normals as the configuration wants them.
    Encoding rayEncoding() {
        return rayEncoding;
    }

    SdfField sdf() {
        return sdf;
    }

    RadianceField radiance() {
        return radiance;
    }

    SdfToAlpha density() {
        return density;
    }

    /// The surroundings, or an empty list where the background is a colour.
    List<Surroundings> surroundings() {
        return surroundings;
    }

    /// Parameters that the tensor graph sees; tables of encodings are not among them.
    List<Parameter> networkParameters() {
        return networkParameters;
    }

    /// Every parameter.
    List<Parameter> allParameters() {
        return allParameters;
    }

    /// The density's present inverse standard deviation, per unit-space length.
    double invS() {
        return density.invS(sharpness.values()[0]);
    }

    /// Sets the density's inverse standard deviation.
    ///
    /// @param invS per unit-space length
    void sharpenTo(double invS) {
        sharpness.values()[0] = density.sharpness(invS);
    }

    /// Levels of the hash grid that are active at a point of the schedule; 0 for other encodings.
    double activeLevels(double progress) {
        return switch (config.encoding()) {
            case EncodingConfig.Frequency _ -> 0;
            case EncodingConfig.HashGrid grid -> {
                double share = grid.allLevelsAt() <= 0 ? 1 : Math.min(1, progress / grid.allLevelsAt());
                int first = Math.max(grid.initialLevels(), levelsForCues);
                yield first + share * (grid.levels() - first);
            }
        };
    }

    /// Lets the schedule of levels begin where the first shape's detail needs it.
    ///
    /// @param hasShape whether dense points tell the shape
    void beginWithDetail(boolean hasShape) {
        levelsForCues = 0;
        if (hasShape && config.encoding() instanceof EncodingConfig.HashGrid grid) {
            while (levelsForCues < grid.levels() && grid.resolution(levelsForCues) <= DETAIL_OF_CUES) {
                levelsForCues++;
            }
        }
    }

    /// Switches levels of the hash grid on.
    void setActiveLevels(double active) {
        if (encoding instanceof HashGridEncoding grid) {
            grid.setActiveLevels(active);
        }
        if (rayEncoding instanceof DifferencedEncoding differenced
                && config.encoding() instanceof EncodingConfig.HashGrid grid) {
            differenced.setStep(grid.normalStep() * grid.finestCell(active));
        }
    }

    /// Evaluators of the live parameters as they are now; valid until the next optimiser step.
    Supplier<SurfaceEvaluator> liveEvaluators() {
        var arrays = new LinkedHashMap<String, float[]>();
        networkParameters.forEach(parameter -> arrays.put(parameter.name(), parameter.values()));
        var first = SnapshotEvaluator.of(config, encoding, name -> require(arrays, name));
        return () -> first.forAnotherThread(config);
    }

    /// Sets the optimiser's moments back to zero.
    void forgetMoments() {
        for (var parameter : allParameters) {
            Arrays.fill(parameter.firstMoment(), 0);
            Arrays.fill(parameter.secondMoment(), 0);
        }
    }

    /// Values of all parameters, copied.
    NamedArrays values() {
        var arrays = new LinkedHashMap<String, float[]>();
        allParameters.forEach(parameter -> arrays.put(parameter.name(), parameter.values()));
        return NamedArrays.copyOf(arrays);
    }

    /// Adds values and moments of all parameters to a checkpoint's arrays.
    void save(Map<String, float[]> arrays) {
        save(allParameters, arrays);
    }

    /// Adds values and moments of parameters to a checkpoint's arrays.
    static void save(List<Parameter> parameters, Map<String, float[]> arrays) {
        for (var parameter : parameters) {
            arrays.put(parameter.name(), parameter.values());
            arrays.put(parameter.name() + "/m", parameter.firstMoment());
            arrays.put(parameter.name() + "/v", parameter.secondMoment());
        }
    }

    /// Takes values and moments from a checkpoint.
    ///
    /// @throws IllegalArgumentException when the checkpoint is of another configuration
    void restore(NamedArrays arrays) {
        restore(allParameters, arrays);
    }

    /// Takes values and moments of parameters from a checkpoint.
    ///
    /// @throws IllegalArgumentException when the checkpoint is of another configuration
    static void restore(List<Parameter> parameters, NamedArrays arrays) {
        for (var parameter : parameters) {
            copy(arrays, parameter.name(), parameter.values());
            copy(arrays, parameter.name() + "/m", parameter.firstMoment());
            copy(arrays, parameter.name() + "/v", parameter.secondMoment());
        }
    }

    private static void copy(NamedArrays arrays, String name, float[] dest) {
        float[] values = arrays.get(name);
        if (values.length != dest.length) {
            throw new IllegalArgumentException(
                    name + " must hold " + dest.length + " values for this configuration, was " + values.length);
        }
        System.arraycopy(values, 0, dest, 0, dest.length);
    }

    private static float[] require(Map<String, float[]> arrays, String name) {
        var values = arrays.get(name);
        if (values == null) {
            throw new IllegalArgumentException("no parameter \"" + name + "\"; there are " + arrays.keySet());
        }
        return values;
    }
}
