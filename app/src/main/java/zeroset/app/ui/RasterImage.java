package zeroset.app.ui;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import zeroset.render.scene.Raster;

/// A raster as JavaFX shows it.
public final class RasterImage {

    private RasterImage() {}

    /// Copies the pixels.
    public static Image of(Raster raster) {
        var image = new WritableImage(raster.width(), raster.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getIntArgbInstance(),
                        raster.argb(),
                        0,
                        raster.width());
        return image;
    }
}
