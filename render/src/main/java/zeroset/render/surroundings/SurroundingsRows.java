package zeroset.render.surroundings;

import java.util.Map;
import java.util.TreeMap;
import zeroset.model.snapshot.FieldArrays.Layer;
import zeroset.model.snapshot.SurroundingsArrays;

/// The weights of the surroundings' network in the order in which `surroundings.frag` reads them, that says what a row
/// is. Immutable by contract.
final class SurroundingsRows {

    private static final int HARMONICS = 16;

    private final SurroundingsArrays surroundings;
    private final int gridVecs;
    private final int hiddenVecs;
    private final float[] rows;

    /// @throws IllegalArgumentException when a width is no multiple of what a row holds
    SurroundingsRows(SurroundingsArrays surroundings) {
        this.surroundings = surroundings;
        int levels = surroundings.grid().levels().size();
        int hidden = surroundings.trunk().outputs();
        if (levels % 2 != 0 || hidden % 4 != 0 || surroundings.color0().outputs() != hidden) {
            throw new IllegalArgumentException("the shader takes an even number of levels and two layers of a multiple"
                    + " of four units, found " + levels + " and " + hidden);
        }
        gridVecs = levels / 2;
        hiddenVecs = hidden / 4;
        rows = new float[4 * (hidden * (gridVecs + 1 + hiddenVecs) + (HARMONICS + 4) * hiddenVecs + 1)];
        fill();
    }

    /// Constants of the shader, but for the region.
    Map<String, String> constants() {
        return new TreeMap<>(Map.of(
                "LEVELS", String.valueOf(2 * gridVecs),
                "HIDDEN_VECS", String.valueOf(hiddenVecs),
                "SECTIONS", String.valueOf(surroundings.sections()),
                "HASH_MASK", String.valueOf(surroundings.grid().hashMask())));
    }

    /// `[rows, 4]`; read only.
    float[] rows() {
        return rows;
    }

    private void fill() {
        var trunk = surroundings.trunk();
        var color0 = surroundings.color0();
        var color1 = surroundings.color1();
        int hidden = trunk.outputs();
        int at = 0;
        for (int unit = 0; unit < hidden; unit++) {
            for (int feature = 0; feature < trunk.inputs(); feature++) {
                rows[at++] = weight(trunk, feature, unit);
            }
            rows[at++] = trunk.bias()[unit];
            rows[at++] = weight(surroundings.density(), unit, 0);
            at += 2;
            at = copy(color0, unit, at);
        }
        for (int harmonic = 0; harmonic < HARMONICS; harmonic++) {
            at = copy(color0, hidden + harmonic, at);
        }
        System.arraycopy(color0.bias(), 0, rows, at, hidden);
        at += hidden;
        for (int channel = 0; channel < 3; channel++) {
            for (int unit = 0; unit < hidden; unit++) {
                rows[at++] = weight(color1, unit, channel);
            }
        }
        System.arraycopy(color1.bias(), 0, rows, at, 3);
        rows[at + 3] = surroundings.density().bias()[0];
    }

    private int copy(Layer layer, int input, int at) {
        System.arraycopy(layer.weight(), input * layer.outputs(), rows, at, layer.outputs());
        return at + layer.outputs();
    }

    private static float weight(Layer layer, int input, int output) {
        return layer.weight()[input * layer.outputs() + output];
    }
}
