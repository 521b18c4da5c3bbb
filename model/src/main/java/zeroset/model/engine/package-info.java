/// The tensor engine (PyTorch through DJL): gets libtorch into the process and says in a sentence why where that fails.
///
/// Everything that makes tensors starts at [zeroset.model.engine.TensorEngine]; nothing else loads an engine. Not
/// exported: what leaves the module is plain Java.
@NullMarked
package zeroset.model.engine;

import org.jspecify.annotations.NullMarked;
