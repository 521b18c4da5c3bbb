/// Which pixels supervise a step, and their rays in unit space.
@NullMarked
package zeroset.model.rays;

import org.jspecify.annotations.NullMarked;
