/// OpenGL 4.1 without a window: the context and its objects as small classes that are closed like files.
///
/// Everything here belongs to the thread that opened the {@link zeroset.render.gl.GlContext} (`gl` in the application)
/// and is closed there, before the context. {@link zeroset.render.gl.GlObject#live} counts what was not.
///
/// Row 0 of a target is the top row of the picture, so that pixels read back lie as every picture does. OpenGL calls
/// that row the bottom one: clip-space y therefore points down, as in camera space, and the winding of triangles turns
/// around; {@link zeroset.render.gl.GlContext#open} sets `glFrontFace(GL_CW)`, so that triangles which are
/// counter-clockwise seen from outside stay front faces.
@NullMarked
package zeroset.render.gl;

import org.jspecify.annotations.NullMarked;
