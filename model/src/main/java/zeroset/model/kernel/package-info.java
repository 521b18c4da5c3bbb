/// The two small networks by hand: forward, gradient and backward for a tile of samples that stays in the cache.
///
/// A tensor library passes over `[N, H]` once per operator; at these sizes memory, not arithmetic, is then the
/// limit. Here a tile of a few rays goes through everything, from encoded features to the gradients of weights
/// and features, before the next one is touched. The tensor graph computes the same and is the oracle.
///
/// Matrices are row-major, one row per sample, rows padded with zeros to a multiple of {@link
/// MatrixKernel#ALIGNMENT} columns. Sums over samples are taken in slots whose number does not depend on the
/// threads, so results are equal bit for bit on one machine.
@NullMarked
package zeroset.model.kernel;

import org.jspecify.annotations.NullMarked;
