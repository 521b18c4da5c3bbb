/// Parameters as plain arrays and the optimiser that moves them.
///
/// Parameters live in Java, not in the tensor library: tensors are made from them for one step and freed with it, so
/// a step's graph cannot leak into the model, and a checkpoint is a copy of arrays.
@NullMarked
package zeroset.model.optimizer;

import org.jspecify.annotations.NullMarked;
