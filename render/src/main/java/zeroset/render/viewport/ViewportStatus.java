package zeroset.render.viewport;

import java.util.Optional;

/// How the viewport is doing.
///
/// @param device what draws: `llvmpipe (LLVM 15.0.6, 256 bits)`, or `CPU`
/// @param framesPerSecond frames finished in the last second
/// @param quality of the newest frame
/// @param notice a sentence for people: why there is no OpenGL and what to install, what is wrong in a shader
///     (`shaders/lib/sphere_trace.glsl:41: 'tMax' undeclared`), that a snapshot held NaN and the last good one is shown
public record ViewportStatus(String device, double framesPerSecond, Frame.Quality quality, Optional<String> notice) {}
