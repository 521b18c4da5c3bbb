/// How a hand moves a view and a region: orbit, pan, zoom, fly, and the handles of the region of interest. Plain
/// geometry in world space, without a toolkit and without GL.
@NullMarked
package zeroset.render.navigation;

import org.jspecify.annotations.NullMarked;
