/// The region of interest by numbers. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.region;

import org.jspecify.annotations.NullMarked;
