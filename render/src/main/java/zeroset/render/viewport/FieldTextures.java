package zeroset.render.viewport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.bake.BakeEffort;
import zeroset.render.bake.BakedField;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Program;
import zeroset.render.gl.Texture3D;

/// The baked field in OpenGL's memory, as `lib/field_grid.glsl` and `lib/raw_field.glsl` read it.
final class FieldTextures implements AutoCloseable {

    private static final int FIELD_UNIT = 0;
    private static final int COLORS_UNIT = 1;
    private static final int RAW_UNIT = 2;

    private @Nullable Shown shown;
    private @Nullable Texture3D distances;
    private @Nullable Texture3D colors;
    private @Nullable Texture3D raw;
    private @Nullable ScalarGrid rawGrid;

    /// What is in the textures. Its arrays are not kept: they are as large as the textures.
    record Shown(SdfSnapshot snapshot, BakeEffort effort) {}

    /// The field that is shown.
    Optional<Shown> shown() {
        return Optional.ofNullable(shown);
    }

    /// Uploads another field.
    void show(BakedField next) {
        int n = next.resolution();
        distances = fitting(distances, PixelFormat.R32F, n);
        colors = fitting(colors, PixelFormat.RGBA8, n);
        distances.upload(next.distances());
        colors.upload(next.colors()); // red in the lowest byte: R, G, B, A in memory
        shown = new Shown(next.snapshot(), next.effort());
    }

    private static Texture3D fitting(@Nullable Texture3D texture, PixelFormat format, int resolution) {
        if (texture != null) {
            if (texture.resolution() == resolution) {
                return texture;
            }
            texture.close();
        }
        return new Texture3D(format, resolution);
    }

    /// Binds the field and sets its uniforms.
    ///
    /// @param withRaw whether the trainer's own lattice is needed too; it is uploaded when it is
    void bind(Program program, boolean withRaw) {
        var content = shown;
        if (content == null || distances == null || colors == null) {
            throw new IllegalStateException("there is no field to draw");
        }
        distances.bind(FIELD_UNIT);
        colors.bind(COLORS_UNIT);
        program.set("uField", FIELD_UNIT);
        program.set("uColors", COLORS_UNIT);
        program.set("uFieldResolution", (float) content.effort().resolution());
        if (withRaw) {
            bindRaw(program, content.snapshot().proxyGrid());
        }
    }

    private void bindRaw(Program program, ScalarGrid grid) {
        int n = grid.resolution();
        if (rawGrid != grid || raw == null) {
            raw = fitting(raw, PixelFormat.R32F, n);
            rawGrid = grid;
            raw.upload(grid.toArray());
        }
        raw.bind(RAW_UNIT);
        program.set("uRaw", RAW_UNIT);
        program.set("uRawResolution", (float) n);
    }

    @Override
    public void close() {
        for (var texture : new Texture3D[] {distances, colors, raw}) {
            if (texture != null) {
                texture.close();
            }
        }
    }
}
