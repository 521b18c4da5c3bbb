/// GLSL sources: finding them, putting them together, and turning compiler messages back into places in files.
///
/// - Entry files lie in the top-level folder `shaders` (`trace.frag`) and begin with `#version`; libraries lie in
///   `shaders/lib`.
/// - `#include "lib/sphere_trace.glsl"` on a line of its own takes a library in, once in a program stage, however often
///   it is asked for.
/// - Java injects constants as `#define` lines below `#version` (`HIDDEN_WIDTH`, `LAYERS`), never code.
/// - Every piece carries a `#line` directive, so a message reads `shaders/lib/sphere_trace.glsl:41: 'tMax' undeclared`.
/// - From a work tree a saved file is compiled again ({@link zeroset.render.shader.ShaderLibrary#reload}); one that
///   fails keeps the last good program.
@NullMarked
package zeroset.render.shader;

import org.jspecify.annotations.NullMarked;
