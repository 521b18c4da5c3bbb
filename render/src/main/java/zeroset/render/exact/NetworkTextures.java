package zeroset.render.exact;

import java.util.Optional;
import zeroset.model.snapshot.FieldArrays;
import zeroset.render.gl.BufferTexture;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Program;

/// The arrays of a field in OpenGL's memory, for `lib/field_network.glsl`. The next snapshot's go into the same
/// buffers.
///
/// Confined to the `gl` thread.
final class NetworkTextures implements AutoCloseable {

    private final BufferTexture table = new BufferTexture(PixelFormat.RG32F);
    private final BufferTexture network = new BufferTexture(PixelFormat.RGBA32F);

    /// Why a driver cannot hold a field's table, or nothing when it can: what lies beyond its limit reads as zeros.
    ///
    /// @param most elements of a buffer texture here, see {@link BufferTexture#maximumLength}
    static Optional<String> obstacle(FieldArrays field, int most) {
        int entries = field.grid().map(grid -> grid.table().length / 2).orElse(0);
        return entries > most
                ? Optional.of("its table has " + entries + " entries, the driver takes " + most)
                : Optional.empty();
    }

    /// Replaces the content.
    void upload(NetworkRows rows) {
        table.upload(rows.grid().table());
        network.upload(rows.rows());
    }

    /// Binds two texture units and sets the library's uniforms.
    ///
    /// @param program in use, compiled with the field's {@link NetworkRows#constants}
    /// @param rows what was uploaded
    /// @param firstUnit the first of two texture units
    void bind(Program program, NetworkRows rows, int firstUnit) {
        table.bind(firstUnit);
        network.bind(firstUnit + 1);
        program.set("uTable", firstUnit);
        program.set("uNetwork", firstUnit + 1);
        for (int i = 0; i < 2 * rows.gridVecs(); i++) {
            String name = "uLevel[" + i + "]";
            if (i < rows.levels().size()) {
                var level = rows.levels().get(i);
                program.set(name, level.resolution(), level.firstEntry(), level.dense() ? 1 : 0, level.weight());
            } else {
                program.set(name, 1f, 0f, 1f, 0f);
            }
        }
        for (int i = 0; i < rows.outputVecs(); i++) {
            program.set(
                    "uOutputBias[" + i + "]",
                    rows.outputBias(4 * i),
                    rows.outputBias(4 * i + 1),
                    rows.outputBias(4 * i + 2),
                    rows.outputBias(4 * i + 3));
        }
        program.set("uHidden", rows.hiddenUnits());
        program.set("uColorHidden", rows.colorUnits());
        program.set("uColorStart", rows.colorStart());
        program.set("uColorTail", rows.colorTail());
        program.set(
                "uShape",
                rows.softplusBeta(),
                rows.sphereRadius().orElse(0f),
                rows.sphereRadius().isPresent() ? 1 : 0);
    }

    @Override
    public void close() {
        table.close();
        network.close();
    }
}
