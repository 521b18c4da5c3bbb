package zeroset.app.job;

import java.nio.file.Path;
import zeroset.app.movie.CameraPath;
import zeroset.render.scene.ViewportScene;

/// What film to make.
///
/// @param scene what is seen, and how
/// @param path the way of the camera
/// @param output a file that ends in `.mp4`, or the name of a new or empty folder for PNG files
/// @param size in pixels; even sides for MP4
/// @param seconds how long, > 0
/// @param framesPerSecond 1..120
public record AnimationRequest(
        ViewportScene scene, CameraPath path, Path output, Size size, double seconds, int framesPerSecond) {

    /// Frames of the longest film.
    public static final int MOST_FRAMES = 100_000;

    /// Checks that there are frames, and not too many.
    public AnimationRequest {
        checkTiming(seconds, framesPerSecond);
    }

    /// Checks that there are frames, and not too many.
    ///
    /// @throws IllegalArgumentException with a sentence for people
    public static void checkTiming(double seconds, int framesPerSecond) {
        if (framesPerSecond < 1 || framesPerSecond > 120) {
            throw new IllegalArgumentException("frames per second must be 1..120, found " + framesPerSecond);
        }
        double frames = seconds * framesPerSecond;
        if (!(frames >= 0.5) || frames > MOST_FRAMES) {
            throw new IllegalArgumentException("a film has 1.." + MOST_FRAMES + " frames, but " + seconds + " s at "
                    + framesPerSecond + " frames per second are " + Math.round(frames));
        }
    }

    /// Number of frames.
    public int frames() {
        return (int) Math.round(seconds * framesPerSecond);
    }
}
