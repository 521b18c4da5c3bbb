package zeroset.render.viewport;

import java.nio.ByteBuffer;
import java.util.Optional;
import zeroset.render.scene.Background;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Picture;
import zeroset.render.scene.Raster;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;

/// Background, surface and photograph of a picture that the CPU drew, one over the other.
final class CpuCompositor {

    private final ViewportScene scene;

    CpuCompositor(ViewportScene scene) {
        this.scene = scene;
    }

    /// Fills a frame of any size with a picture enlarged to it: B, G, R, A, multiplied by alpha.
    void compose(Picture surface, int width, int height, ByteBuffer dest) {
        for (int y = 0; y < height; y++) {
            int row = (int) ((y + 0.5) * surface.height() / height);
            for (int x = 0; x < width; x++) {
                int column = (int) ((x + 0.5) * surface.width() / width);
                int pixel = pixel(surface.argb(column, row), (x + 0.5) / width, (y + 0.5) / height);
                dest.put((byte) pixel)
                        .put((byte) (pixel >> 8))
                        .put((byte) (pixel >> 16))
                        .put((byte) (pixel >> 24));
            }
        }
        dest.flip();
    }

    /// A picture with background and photograph, its alpha no longer multiplied in.
    Picture finish(Picture surface) {
        int width = surface.width();
        int height = surface.height();
        var argb = new int[width * height];
        var depth = new float[argb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = pixel(surface.argb(x, y), (x + 0.5) / width, (y + 0.5) / height);
                argb[y * width + x] = GlPicture.straight(pixel);
                depth[y * width + x] = surface.depth(x, y);
            }
        }
        return new Picture(width, height, argb, depth);
    }

    /// @param u share of the width
    /// @param v share of the height
    private int pixel(int surface, double u, double v) {
        int below = scene.look().background() instanceof Background.Color(int rgb) ? (0xff000000 | rgb) : 0;
        int pixel = over(surface, 1, below);
        Optional<PhotoOverlay> photo = scene.photo();
        if (photo.isPresent() && u <= photo.get().wipe() && Appearance.effectiveMode(scene) != RenderMode.DIFFERENCE) {
            Raster raster = photo.get().photograph();
            int x = (int) (u * raster.width());
            int y = (int) (v * raster.height());
            pixel = over(raster.argb()[y * raster.width() + x], photo.get().opacity(), pixel);
        }
        return pixel;
    }

    /// A straight colour over one multiplied by alpha.
    static int over(int front, double opacity, int back) {
        double alpha = opacity * (front >>> 24) / 255;
        int result = 0;
        for (int shift = 24; shift >= 0; shift -= 8) {
            double value = shift == 24 ? 255 : (front >> shift) & 0xff;
            result = (result << 8) | (int) Math.round(alpha * value + (1 - alpha) * ((back >>> shift) & 0xff));
        }
        return result;
    }
}
