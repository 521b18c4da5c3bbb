package zeroset.app.movie;

import org.jcodec.common.model.ColorSpace;
import zeroset.render.scene.Picture;

/// A picture as video stores it: brightness for every pixel, two colour differences for every four.
///
/// Studio range (16..235, 16..240), which is what players take a stream for that says nothing else; and the matrix that
/// they take it for: ITU-R BT.709 from 720 lines on, BT.601 below. JCodec wants each byte less 128.
final class YuvPlanes {

    private static final int HD_LINES = 720;

    private final int width;
    private final int height;
    private final double redShare;
    private final double blueShare;
    private final org.jcodec.common.model.Picture planes;

    /// @param width pixels, even
    /// @param height pixels, even
    YuvPlanes(int width, int height) {
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("film must have even sides, was " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        redShare = height >= HD_LINES ? 0.2126 : 0.299; // of the brightness
        blueShare = height >= HD_LINES ? 0.0722 : 0.114;
        planes = org.jcodec.common.model.Picture.create(width, height, ColorSpace.YUV420J);
    }

    /// What was filled in last.
    org.jcodec.common.model.Picture picture() {
        return planes;
    }

    /// Converts a picture; alpha is ignored.
    void fill(Picture picture) {
        if (picture.width() != width || picture.height() != height) {
            throw new IllegalArgumentException(
                    "film is " + width + "x" + height + ", picture was " + picture.width() + "x" + picture.height());
        }
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                fillBlock(picture, x, y);
            }
        }
    }

    /// Four brightnesses and their common colour.
    private void fillBlock(Picture picture, int left, int top) {
        double blueDifference = 0;
        double redDifference = 0;
        for (int pixel = 0; pixel < 4; pixel++) {
            int x = left + pixel % 2;
            int y = top + pixel / 2;
            int argb = picture.argb(x, y);
            double red = ((argb >> 16) & 0xff) / 255.0;
            double green = ((argb >> 8) & 0xff) / 255.0;
            double blue = (argb & 0xff) / 255.0;
            double brightness = redShare * red + (1 - redShare - blueShare) * green + blueShare * blue;
            blueDifference += (blue - brightness) / (2 * (1 - blueShare)) / 4;
            redDifference += (red - brightness) / (2 * (1 - redShare)) / 4;
            planes.getPlaneData(0)[y * width + x] = stored(16 + 219 * brightness);
        }
        int at = top / 2 * (width / 2) + left / 2;
        planes.getPlaneData(1)[at] = stored(128 + 224 * blueDifference);
        planes.getPlaneData(2)[at] = stored(128 + 224 * redDifference);
    }

    private static byte stored(double level) {
        return (byte) (Math.round(level) - 128);
    }
}
