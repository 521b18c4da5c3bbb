package zeroset.model.engine;

import ai.djl.ndarray.NDArray;

/// Tensors with plain numbers, in graphs that a backward pass follows.
///
/// [NDArray#mul(Number)] of DJL 0.35 makes a tensor that looks at a Java buffer, and lets go of the buffer when it
/// returns, while libtorch keeps the tensor for the backward pass. A garbage collection in between frees the memory,
/// and gradients come out multiplied by whatever lies there then. Here the number's tensor, and with it its buffer,
/// lives as long as the manager of the other operand: until the end of the step. Sums and clips keep nothing and are
/// safe as they are.
public final class ScalarMath {

    private ScalarMath() {}

    /// `tensor · factor`.
    public static NDArray times(NDArray tensor, double factor) {
        return tensor.mul(tensor.getManager().create((float) factor));
    }

    /// The larger of the two, element by element.
    public static NDArray atLeast(NDArray tensor, double least) {
        return tensor.maximum(tensor.getManager().create((float) least));
    }
}
