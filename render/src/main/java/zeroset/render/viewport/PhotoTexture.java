package zeroset.render.viewport;

import static org.lwjgl.system.MemoryUtil.memAlloc;
import static org.lwjgl.system.MemoryUtil.memFree;

import org.jspecify.annotations.Nullable;
import zeroset.render.gl.PixelFormat;
import zeroset.render.gl.Texture2D;
import zeroset.render.scene.Raster;

/// The photograph over the view, in OpenGL's memory.
final class PhotoTexture implements AutoCloseable {

    private @Nullable Raster raster;
    private @Nullable Texture2D texture;

    /// Binds a photograph to a texture unit; uploads it when it is another one.
    void bind(Raster photograph, int unit) {
        if (photograph != raster || texture == null) {
            close();
            texture = new Texture2D(PixelFormat.RGBA8, photograph.width(), photograph.height(), true);
            var bytes = memAlloc(4 * photograph.width() * photograph.height());
            try {
                for (int argb : photograph.argb()) {
                    bytes.put((byte) (argb >> 16))
                            .put((byte) (argb >> 8))
                            .put((byte) argb)
                            .put((byte) (argb >> 24));
                }
                texture.upload(bytes.flip());
            } finally {
                memFree(bytes);
            }
            raster = photograph;
        }
        texture.bind(unit);
    }

    @Override
    public void close() {
        if (texture != null) {
            texture.close();
            texture = null;
        }
    }
}
