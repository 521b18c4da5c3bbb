package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import zeroset.render.scene.RenderMode;

/// What picture to make.
///
/// @param project the project folder
/// @param output the PNG to write
/// @param viewpoint from where
/// @param size in pixels, or empty for the viewpoint's own
/// @param mode what pixels show
public record RenderRequest(Path project, Path output, Viewpoint viewpoint, Optional<Size> size, RenderMode mode) {

    /// From where a picture is taken.
    public sealed interface Viewpoint {
        /// A camera of the data set.
        ///
        /// @param index in the order of the data set, from 0
        record View(int index) implements Viewpoint {}

        /// Around the surface.
        ///
        /// @param azimuthDegrees around the up direction
        record Orbit(double azimuthDegrees) implements Viewpoint {}
    }

    /// Width and height in pixels.
    ///
    /// @param width 1..16384
    /// @param height 1..16384
    public record Size(int width, int height) {
        /// Checks the range.
        public Size {
            if (width < 1 || width > 16384 || height < 1 || height > 16384) {
                throw new IllegalArgumentException("size must be 1..16384 pixels a side, was " + width + "x" + height);
            }
        }
    }
}
