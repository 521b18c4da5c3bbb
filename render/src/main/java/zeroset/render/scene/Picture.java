package zeroset.render.scene;

import java.util.List;

/// A finished picture: sRGB with straight alpha, rows from the top, and the depth behind it. Immutable.
public final class Picture {

    private final int width;
    private final int height;
    private final int[] argb;
    private final float[] depth;

    /// Takes ownership of the arrays.
    ///
    /// @param argb `[height, width]`, alpha is the share of the pixel that shows the surface
    /// @param depth `[height, width]`, distance along the optical axis in world units; NaN where nothing is
    public Picture(int width, int height, int[] argb, float[] depth) {
        if (argb.length != (long) width * height || depth.length != argb.length) {
            throw new IllegalArgumentException("expected " + (long) width * height + " pixels, found " + argb.length
                    + " colours and " + depth.length + " depths");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
        this.depth = depth;
    }

    /// Width in pixels.
    public int width() {
        return width;
    }

    /// Height in pixels.
    public int height() {
        return height;
    }

    /// A pixel as 0xAARRGGBB, alpha not multiplied in.
    public int argb(int x, int y) {
        return argb[y * width + x];
    }

    /// Distance of the surface along the optical axis in world units; NaN where there is none.
    public float depth(int x, int y) {
        return depth[y * width + x];
    }

    /// A copy of all pixels, row by row.
    public int[] toArray() {
        return argb.clone();
    }

    /// The same over a plain colour, without transparency.
    ///
    /// @param rgb 0xRRGGBB
    public Picture over(int rgb) {
        var pixels = new int[argb.length];
        for (int i = 0; i < pixels.length; i++) {
            int alpha = argb[i] >>> 24;
            int pixel = 0xff;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int front = (argb[i] >> shift) & 0xff;
                int back = (rgb >> shift) & 0xff;
                pixel = (pixel << 8) | (front * alpha + back * (255 - alpha) + 127) / 255;
            }
            pixels[i] = pixel;
        }
        return new Picture(width, height, pixels, depth.clone());
    }

    /// Pictures of one size side by side, row by row.
    ///
    /// @param columns pictures per row
    /// @param pictures a whole number of rows
    public static Picture contactSheet(int columns, List<Picture> pictures) {
        if (pictures.isEmpty() || pictures.size() % columns != 0) {
            throw new IllegalArgumentException(
                    "expected whole rows of " + columns + " pictures, found " + pictures.size());
        }
        int cellWidth = pictures.getFirst().width;
        int cellHeight = pictures.getFirst().height;
        int width = columns * cellWidth;
        int height = pictures.size() / columns * cellHeight;
        var argb = new int[width * height];
        var depth = new float[width * height];
        for (int i = 0; i < pictures.size(); i++) {
            var picture = pictures.get(i);
            if (picture.width != cellWidth || picture.height != cellHeight) {
                throw new IllegalArgumentException("expected " + cellWidth + "x" + cellHeight + " pixels, picture " + i
                        + " has " + picture.width + "x" + picture.height);
            }
            int corner = i / columns * cellHeight * width + i % columns * cellWidth;
            for (int row = 0; row < cellHeight; row++) {
                System.arraycopy(picture.argb, row * cellWidth, argb, corner + row * width, cellWidth);
                System.arraycopy(picture.depth, row * cellWidth, depth, corner + row * width, cellWidth);
            }
        }
        return new Picture(width, height, argb, depth);
    }
}
