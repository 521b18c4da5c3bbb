/// The live viewport: a thread of its own (`gl`) that draws the newest scene from the newest viewpoint and hands out
/// pixels. It knows no toolkit; whoever shows the pixels takes the newest frame when it is ready for one.
@NullMarked
package zeroset.render.viewport;

import org.jspecify.annotations.NullMarked;
