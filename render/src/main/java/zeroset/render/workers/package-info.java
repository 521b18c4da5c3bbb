/// Threads that evaluate a network's field for pictures.
@NullMarked
package zeroset.render.workers;

import org.jspecify.annotations.NullMarked;
