package zeroset.render.exact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zeroset.model.snapshot.FieldArrays;
import zeroset.model.snapshot.FieldArrays.Layer;

/// The weights of a snapshot's networks in the order in which `lib/field_network.glsl` reads them, that says what a row
/// is. Immutable by contract.
final class NetworkRows {

    private final FieldArrays field;
    private final FieldArrays.Grid grid;
    private final Layer hidden;
    private final Layer output;
    private final int gridVecs;
    private final int outputVecs;
    private final int colorVecs;
    private final int colorStart;
    private final int colorTail;
    private final float[] rows;

    private NetworkRows(FieldArrays field, FieldArrays.Grid grid) {
        this.field = field;
        this.grid = grid;
        hidden = field.sdf().getFirst();
        output = field.sdf().getLast();
        gridVecs = Math.ceilDiv(grid.levels().size(), 2);
        outputVecs = Math.ceilDiv(output.outputs(), 4);
        colorVecs = field.color().size() == 2
                ? 1
                : Math.ceilDiv(field.color().get(1).outputs(), 4);
        colorStart = hidden.outputs() * (1 + gridVecs + outputVecs);
        colorTail = colorStart + field.color().getFirst().outputs() * (outputVecs + 6 + colorVecs);
        rows = new float[4 * (colorTail + 4 * colorVecs + 1)];
        fillDistance();
        fillColor();
    }

    /// Why shaders cannot evaluate a field, or nothing when they can.
    static Optional<String> obstacle(FieldArrays field) {
        if (field.grid().isEmpty()) {
            return Optional.of("its positions are encoded by frequencies");
        }
        if (field.sdf().size() != 2) {
            return Optional.of("its distance network has " + (field.sdf().size() - 1) + " hidden layers");
        }
        if (field.color().size() > 3) {
            return Optional.of("its colour network has " + (field.color().size() - 1) + " hidden layers");
        }
        if (!field.directionsAsHarmonics()) {
            return Optional.of("its directions are encoded by frequencies");
        }
        return Optional.empty();
    }

    /// Puts the weights in order.
    ///
    /// @throws IllegalArgumentException when there is an [obstacle]
    static NetworkRows of(FieldArrays field) {
        obstacle(field).ifPresent(reason -> {
            throw new IllegalArgumentException("shaders cannot evaluate this field: " + reason);
        });
        return new NetworkRows(field, field.grid().orElseThrow());
    }

    /// Constants of the shader. Fields of one shape have the same.
    Map<String, String> constants() {
        return new TreeMap<>(Map.of(
                "GRID_VECS", String.valueOf(gridVecs),
                "OUTPUT_VECS", String.valueOf(outputVecs),
                "COLOR_VECS", String.valueOf(colorVecs),
                "COLOR_LAYERS", String.valueOf(field.color().size() - 1),
                "HASH_MASK", String.valueOf(grid.hashMask())));
    }

    /// `[rows, 4]`; read only.
    float[] rows() {
        return rows;
    }

    FieldArrays.Grid grid() {
        return grid;
    }

    /// Levels of the grid, and one of weight zero where their number is odd.
    List<FieldArrays.Level> levels() {
        return grid.levels();
    }

    int gridVecs() {
        return gridVecs;
    }

    int outputVecs() {
        return outputVecs;
    }

    int hiddenUnits() {
        return hidden.outputs();
    }

    int colorUnits() {
        return field.color().getFirst().outputs();
    }

    int colorStart() {
        return colorStart;
    }

    int colorTail() {
        return colorTail;
    }

    float outputBias(int output) {
        return output < this.output.outputs() ? this.output.bias()[output] : 0;
    }

    float softplusBeta() {
        return field.softplusBeta();
    }

    Optional<Float> sphereRadius() {
        return field.sphereRadius();
    }

    private void fillDistance() {
        int features = hidden.inputs() - 3;
        for (int unit = 0; unit < hidden.outputs(); unit++) {
            int row = 4 * unit * (1 + gridVecs + outputVecs);
            for (int axis = 0; axis < 3; axis++) {
                rows[row + axis] = weight(hidden, axis, unit);
            }
            rows[row + 3] = hidden.bias()[unit];
            for (int feature = 0; feature < features; feature++) {
                rows[row + 4 + feature] = weight(hidden, 3 + feature, unit);
            }
            int outgoing = row + 4 * (1 + gridVecs);
            for (int o = 0; o < output.outputs(); o++) {
                rows[outgoing + o] = weight(output, unit, o);
            }
        }
    }

    private void fillColor() {
        var first = field.color().getFirst();
        var second = field.color().get(1);
        int geometry = output.outputs() - 1;
        for (int unit = 0; unit < first.outputs(); unit++) {
            int row = 4 * (colorStart + unit * (outputVecs + 6 + colorVecs));
            for (int feature = 0; feature < geometry; feature++) {
                rows[row + 1 + feature] = weight(first, feature, unit);
            }
            int position = row + 4 * outputVecs;
            for (int axis = 0; axis < 3; axis++) {
                rows[position + axis] = weight(first, geometry + axis, unit);
                rows[position + 4 + axis] = weight(first, geometry + 3 + axis, unit);
            }
            rows[position + 3] = first.bias()[unit];
            for (int harmonic = 0; harmonic < 16; harmonic++) {
                rows[position + 8 + harmonic] = weight(first, geometry + 6 + harmonic, unit);
            }
            for (int o = 0; o < second.outputs(); o++) {
                rows[position + 24 + o] = weight(second, unit, o);
            }
        }
        int tail = 4 * colorTail;
        System.arraycopy(second.bias(), 0, rows, tail, second.outputs());
        if (field.color().size() == 3) {
            var last = field.color().getLast();
            for (int channel = 0; channel < 3; channel++) {
                for (int unit = 0; unit < last.inputs(); unit++) {
                    rows[tail + 4 * colorVecs * (1 + channel) + unit] = weight(last, unit, channel);
                }
            }
            System.arraycopy(last.bias(), 0, rows, tail + 16 * colorVecs, 3);
        }
    }

    private static float weight(Layer layer, int input, int output) {
        return layer.weight()[input * layer.outputs() + output];
    }
}
