/// Settings of a run, its controls and its figures. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.training;

import org.jspecify.annotations.NullMarked;
