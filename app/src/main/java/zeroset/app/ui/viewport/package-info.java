/// The picture of the surface and everything that moves it: navigation, looks, the photograph over the view, the
/// region's
/// handles. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.viewport;

import org.jspecify.annotations.NullMarked;
