package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import zeroset.render.scene.Background;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;

/// What picture to take of a project.
///
/// @param project the project folder
/// @param output the PNG to write
/// @param viewpoint from where
/// @param size in pixels, or empty for the viewpoint's own
/// @param look how it is drawn
public record RenderRequest(Path project, Path output, Viewpoint viewpoint, Optional<Size> size, Look look) {

    /// The surface alone in colour, over nothing.
    public static Look plainLook() {
        return Look.defaults().withGuides(Guides.NONE).withBackground(new Background.Transparent());
    }

    /// From where a picture is taken.
    public sealed interface Viewpoint {
        /// A camera of the data set.
        ///
        /// @param index in the order of the data set, from 0
        record View(int index) implements Viewpoint {}

        /// Around the surface.
        ///
        /// @param azimuthDegrees around the up direction
        /// @param elevationDegrees above the horizon, -89..89
        record Orbit(double azimuthDegrees, double elevationDegrees) implements Viewpoint {
            /// Where nothing else is asked for, degrees.
            public static final double ELEVATION = 20;

            /// Checks the range.
            public Orbit {
                if (!(Math.abs(elevationDegrees) <= 89) || !Double.isFinite(azimuthDegrees)) {
                    throw new IllegalArgumentException("elevation must be -89..89 degrees, was " + elevationDegrees
                            + " at azimuth " + azimuthDegrees);
                }
            }
        }
    }
}
