package zeroset.render.viewport;

import java.nio.ByteBuffer;

/// A finished picture of the viewport, as large as its viewpoint's lens says.
///
/// @param width pixels
/// @param height pixels
/// @param pixels direct, `[height, width]` of B, G, R, A bytes, multiplied by alpha, rows from the top; belongs to the
///     viewport and stays valid until the next call of {@link Viewport#takeFrame}
/// @param viewpoint from where it was drawn
/// @param quality how good it is
/// @param renderMillis time from the beginning of drawing to the pixels in memory
/// @param snapshotStep training step of the snapshot it shows; -1 when it shows none
public record Frame(
        int width,
        int height,
        ByteBuffer pixels,
        Viewpoint viewpoint,
        Quality quality,
        double renderMillis,
        int snapshotStep) {

    /// How good a frame is, from the first to the last of a resting view.
    public enum Quality {
        /// Fewer pixels than asked for, enlarged.
        COARSE,
        /// Every pixel, from the baked grid.
        FAST,
        /// Every pixel on the network's own zero set, smoothed along edges.
        EXACT
    }
}
