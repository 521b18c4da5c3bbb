/// The list of photographs: what each looks like and what it is used for. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.photographs;

import org.jspecify.annotations.NullMarked;
