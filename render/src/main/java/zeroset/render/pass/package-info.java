/// One picture as a sequence of passes, and what they share. Whoever adds something to the viewport writes a
/// {@link zeroset.render.pass.RenderPass}.
///
/// A picture comes about in four stages:
///
/// 1. **Surface.** A pass finds, per pixel, the distance along the ray to the zero set, the gradient and the colour
///    there, and writes them into a {@link zeroset.render.pass.SurfaceBuffer}. The fast one reads a baked grid;
///    the exact one reads what the fast one found and refines it with the network.
/// 2. **Appearance.** One shader turns the buffer into colours of the chosen mode, and writes the depth of every pixel
///    into the depth buffer of the frame's target.
/// 3. **Overlays.** Grid, mesh, frustums, points, region, gizmo and axes are drawn over it, in the order of the list,
///    tested against that depth buffer: the surface hides what is behind it.
/// 4. **Photograph.** Laid over everything at last.
///
/// Spaces: a frame has one unit space ({@link zeroset.render.pass.FrameView#space}, the snapshot's where there is one).
/// Rays and distances along them are in that space. Overlays give positions in whatever unit space they have and ask
/// {@link zeroset.render.pass.FrameView#clipFrom} for the matrix; world space is too large for floats.
///
/// State on entry of an overlay's `draw`: the target is bound with its whole viewport, depth test `LEQUAL` and depth
/// writes on, blending on for colours multiplied by alpha (`ONE, ONE_MINUS_SRC_ALPHA`), culling and scissor off, clip
/// space with y down and front faces as {@link zeroset.render.gl} says. It is to be left so; bound programs, textures,
/// vertex arrays and buffers are anyone's. A surface pass gets its buffer bound, everything off except perhaps a
/// scissor rectangle, and draws one {@link zeroset.render.pass.FullscreenTriangle}; it is called once per rectangle of
/// the picture, so that a slow picture can be given up in between.
///
/// Texture units 12 to 15 belong to the frame (12: lens table), the others to the pass.
@NullMarked
package zeroset.render.pass;

import org.jspecify.annotations.NullMarked;
