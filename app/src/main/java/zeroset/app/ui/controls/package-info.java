/// Controls that several features share. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.controls;

import org.jspecify.annotations.NullMarked;
