/// What a viewport can show, as immutable values: the surface, cameras, points, the region of interest, a photograph,
/// and how all of it looks.
///
/// Positions are world space and world units unless a name says unit; colours are sRGB. Every value may be read from
/// any thread.
@NullMarked
package zeroset.render.scene;

import org.jspecify.annotations.NullMarked;
