/// What a window shows while nothing is open. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.start;

import org.jspecify.annotations.NullMarked;
