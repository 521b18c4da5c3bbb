/// What is drawn over the surface: ground grid, mesh, cameras, points, region of interest with its handles, axes.
///
/// {@link zeroset.render.overlay.Overlays} makes the passes in the order in which they are drawn. Lines, dots and
/// photographs have sizes in points of the screen; {@link zeroset.render.scene.Guides#pixelRatio} makes pixels of them.
/// Depth comes from the surface's pass, so that the surface hides what is behind it.
@NullMarked
package zeroset.render.overlay;

import org.jspecify.annotations.NullMarked;
