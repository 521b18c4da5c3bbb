/// Compositing of ray sections, front to back.
@NullMarked
package zeroset.model.volume;

import org.jspecify.annotations.NullMarked;
