package zeroset.model.dataset.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import zeroset.model.dataset.Photograph;

/// Writes photographs and masks as PNG files.
final class PngWriter {

    private PngWriter() {}

    /// Writes the colours.
    ///
    /// @param withAlpha whether the coverage becomes the alpha channel
    static void writeColors(Photograph photograph, boolean withAlpha, Path file) throws IOException {
        var image = new BufferedImage(
                photograph.width(),
                photograph.height(),
                withAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < photograph.height(); y++) {
            for (int x = 0; x < photograph.width(); x++) {
                int rgb = photograph.channel(x, y, 0) << 16
                        | photograph.channel(x, y, 1) << 8
                        | photograph.channel(x, y, 2);
                image.setRGB(x, y, (withAlpha ? photograph.coverage(x, y) << 24 : 0xff000000) | rgb);
            }
        }
        write(image, file);
    }

    /// Writes the coverage as a picture in grey.
    static void writeCoverage(Photograph photograph, Path file) throws IOException {
        var image = new BufferedImage(photograph.width(), photograph.height(), BufferedImage.TYPE_BYTE_GRAY);
        var raster = image.getRaster();
        for (int y = 0; y < photograph.height(); y++) {
            for (int x = 0; x < photograph.width(); x++) {
                raster.setSample(x, y, 0, photograph.coverage(x, y));
            }
        }
        write(image, file);
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
