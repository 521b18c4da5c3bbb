package zeroset.app.movie;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import zeroset.render.scene.Picture;

/// A picture as a PNG file: with alpha where the picture has some, else without.
public final class PngImage {

    private PngImage() {}

    /// Writes a picture.
    public static void write(Picture picture, Path file) throws IOException {
        int width = picture.width();
        int height = picture.height();
        var pixels = picture.toArray();
        var image = new BufferedImage(
                width, height, opaque(pixels) ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }

    private static boolean opaque(int[] argb) {
        for (int pixel : argb) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }
}
