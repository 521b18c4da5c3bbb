/// The window itself: menus, keys, theme, layout, messages and what it remembers. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.shell;

import org.jspecify.annotations.NullMarked;
