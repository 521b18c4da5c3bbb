/// What the benchmarks share: a profiler of processor time and memory, and the subjects that they measure.
@NullMarked
package zeroset.model.bench;

import org.jspecify.annotations.NullMarked;
