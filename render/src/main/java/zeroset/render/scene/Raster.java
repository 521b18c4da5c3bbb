package zeroset.render.scene;

/// A small picture that was decoded elsewhere: a thumbnail, a photograph. Immutable by contract.
public final class Raster {

    private final int width;
    private final int height;
    private final int[] argb;

    /// Takes ownership of the array.
    ///
    /// @param width pixels, > 0
    /// @param height pixels, > 0
    /// @param argb `[height, width]` sRGB, straight alpha, rows from the top
    public Raster(int width, int height, int[] argb) {
        if (width <= 0 || height <= 0 || argb.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a raster of " + width + "x" + height + " px cannot hold " + argb.length + " pixels");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /// Width in pixels.
    public int width() {
        return width;
    }

    /// Height in pixels.
    public int height() {
        return height;
    }

    /// `[height, width]` 0xAARRGGBB, straight alpha; read only.
    public int[] argb() {
        return argb;
    }
}
