/// Threads that evaluate a network's field for pictures, and how threads of pictures make way for training.
@NullMarked
package zeroset.render.workers;

import org.jspecify.annotations.NullMarked;
