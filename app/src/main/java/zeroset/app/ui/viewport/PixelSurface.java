package zeroset.app.ui.viewport;

import java.nio.ByteBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import zeroset.render.viewport.Frame;

/// Shows frames, pixel for pixel, in its middle.
final class PixelSurface extends Region {

    private final ImageView picture = new ImageView();
    private @Nullable PixelBuffer<ByteBuffer> pixels;
    private double scale = 1;

    PixelSurface() {
        picture.setSmooth(false); // one pixel of the frame is one pixel of the screen
        picture.setManaged(false);
        getChildren().add(picture);
    }

    /// Device pixels per logical pixel.
    void setScale(double outputScale) {
        scale = outputScale;
        requestLayout();
    }

    /// Copies a frame (0.1 to 0.3 ms at 960x540) and shows it.
    void show(Frame frame) {
        var target = pixels;
        if (target == null || target.getWidth() != frame.width() || target.getHeight() != frame.height()) {
            target = new PixelBuffer<>(
                    frame.width(),
                    frame.height(),
                    ByteBuffer.allocateDirect(4 * frame.width() * frame.height()),
                    PixelFormat.getByteBgraPreInstance());
            pixels = target;
            picture.setImage(new WritableImage(target));
            requestLayout();
        }
        var source = frame.pixels();
        target.updateBuffer(buffer -> {
            buffer.getBuffer().put(0, source, source.position(), 4 * frame.width() * frame.height());
            return new Rectangle2D(0, 0, frame.width(), frame.height());
        });
    }

    /// Shows nothing.
    void clear() {
        pixels = null;
        picture.setImage(null);
    }

    /// Where the picture lies, logical pixels.
    Rectangle2D pictureBounds() {
        return new Rectangle2D(picture.getX(), picture.getY(), picture.getFitWidth(), picture.getFitHeight());
    }

    @Override
    protected void layoutChildren() {
        var buffer = pixels;
        if (buffer != null) {
            double width = buffer.getWidth() / scale;
            double height = buffer.getHeight() / scale;
            picture.setFitWidth(width);
            picture.setFitHeight(height);
            picture.setX(snapPositionX((getWidth() - width) / 2));
            picture.setY(snapPositionY((getHeight() - height) / 2));
        }
    }
}
