package zeroset.render.viewport;

import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import org.joml.Vector2d;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.Intrinsics;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;
import zeroset.render.pass.FrameView;

/// Ideal image coordinates over the picture of a lens that distorts, so that shaders cast its true rays: a data
/// set's photograph then lies exactly over the picture. Overlays bend their vertices by `lib/lens.glsl` instead.
final class LensTable implements AutoCloseable {

    /// Interpolated between 129 values a side, a strong lens (k1 = -0.3, 90 degrees) is off by less than 0.03
    /// pixels of 1000.
    private static final int SIZE = 129;

    private @Nullable Intrinsics lens;
    private @Nullable Texture2D table;

    /// Binds the table of a lens, where it needs one.
    void bind(Intrinsics wanted) {
        if (wanted.distortion() instanceof Distortion.None) {
            return;
        }
        if (!wanted.equals(lens) || table == null) {
            if (table == null) {
                table = new Texture2D(PixelFormat.RG32F, SIZE, SIZE, true);
            }
            fill(table, wanted);
            lens = wanted;
        }
        table.bind(FrameView.LENS_UNIT);
    }

    private static void fill(Texture2D table, Intrinsics lens) {
        var bytes = memAlloc(8 * SIZE * SIZE);
        try {
            var ideal = new Vector2d();
            for (int y = 0; y < SIZE; y++) {
                double observedY = (y * (double) lens.height() / (SIZE - 1) - lens.cy()) / lens.fy();
                for (int x = 0; x < SIZE; x++) {
                    double observedX = (x * (double) lens.width() / (SIZE - 1) - lens.cx()) / lens.fx();
                    lens.distortion().undistort(observedX, observedY, ideal);
                    bytes.putFloat((float) ideal.x).putFloat((float) ideal.y);
                }
            }
            table.upload(bytes.flip());
        } finally {
            memFree(bytes);
        }
    }

    @Override
    public void close() {
        if (table != null) {
            table.close();
        }
    }
}
