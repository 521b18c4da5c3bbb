package zeroset.app.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import zeroset.render.scene.Look;

/// What film to make of a project.
///
/// @param project the project folder
/// @param output a file that ends in `.mp4`, or the name of a new or empty folder for PNG files
/// @param route the way of the camera
/// @param size in pixels, or empty for the route's own
/// @param seconds how long
/// @param framesPerSecond 1..120
/// @param look how it is drawn
public record FilmRequest(
        Path project, Path output, Route route, Optional<Size> size, double seconds, int framesPerSecond, Look look) {

    /// Checks that there are frames, and not too many.
    public FilmRequest {
        AnimationRequest.checkTiming(seconds, framesPerSecond);
    }

    /// The way of a camera.
    public sealed interface Route {

        /// Once around the surface.
        ///
        /// @param elevationDegrees above the horizon, -89..89
        record Turntable(double elevationDegrees) implements Route {}

        /// Smoothly through cameras of the data set.
        ///
        /// @param views their places in the data set, in the order of the way; empty for all of them
        /// @param closed whether it goes back to the first
        record Views(List<Integer> views, boolean closed) implements Route {
            /// Copies the list.
            public Views {
                views = List.copyOf(views);
            }
        }
    }
}
