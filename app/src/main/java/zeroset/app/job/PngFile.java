package zeroset.app.job;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import zeroset.render.scene.Picture;

/// Writes pictures as PNG, with alpha where a picture has some.
final class PngFile {

    private PngFile() {}

    static void write(Path file, Picture picture) throws BadInputException {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.toArray(), 0, picture.width());
        OutputFile.write(file, unfinished -> {
            if (!ImageIO.write(image, "png", unfinished.toFile())) {
                throw new IOException("this Java cannot write PNG");
            }
        });
    }
}
