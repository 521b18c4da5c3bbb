/// Live plots of a run, and the log. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.progress;

import org.jspecify.annotations.NullMarked;
