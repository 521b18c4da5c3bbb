package zeroset.render.scene;

/// A photograph over the view, when the view looks through the camera that took it.
///
/// @param photograph as large as the camera's image, or smaller in proportion; stretched over the view
/// @param opacity 0..1
/// @param wipe share of the width, from the left, over which the photograph is shown; 1 for all of it
public record PhotoOverlay(Raster photograph, double opacity, double wipe) {
    /// Checks the ranges.
    public PhotoOverlay {
        if (!(opacity >= 0 && opacity <= 1) || !(wipe >= 0 && wipe <= 1)) {
            throw new IllegalArgumentException("opacity and wipe must be 0..1, were " + opacity + " and " + wipe);
        }
    }
}
