/// Loss terms of a step, one per class; all return a scalar tensor, unweighted.
@NullMarked
package zeroset.model.loss;

import org.jspecify.annotations.NullMarked;
