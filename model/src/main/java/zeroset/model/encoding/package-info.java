/// Position encodings as hand-written kernels: value, Jacobian and backward pass on plain arrays.
///
/// Positions are unit space, packed `[N, 3]`. Features are `[N, D]`, Jacobians `[N, 3, D]` (derivative of feature d
/// with respect to coordinate k at `[n, k, d]`). As tensor operators the same look-ups are an order of magnitude
/// slower on a CPU, which is why they are kernels.
@NullMarked
package zeroset.model.encoding;

import org.jspecify.annotations.NullMarked;
