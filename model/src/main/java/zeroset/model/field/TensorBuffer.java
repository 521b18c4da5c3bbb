package zeroset.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Memory outside the heap that is lent to the tensor library, step after step, without allocating.
///
/// A tensor made from it shares the memory; it must be freed before the buffer is filled again, which holds when
/// both happen once per step.
public final class TensorBuffer {

    /// Matrix products of the tensor library may sum in another order where memory starts at another alignment;
    /// runs repeat bit for bit only when all of it starts alike.
    private static final int ALIGNMENT = 64;

    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    /// Copies values into the buffer and makes a tensor that looks at them.
    ///
    /// @param manager owner of the tensor
    /// @param values source
    /// @param shape its size is the number of values copied, at most `values.length`
    public NDArray tensor(NDManager manager, float[] values, long... shape) {
        var tensorShape = new Shape(shape);
        int count = Math.toIntExact(tensorShape.size());
        if (bytes.capacity() < 4 * count) {
            int rounded = Math.ceilDiv(4 * count, ALIGNMENT) * ALIGNMENT; // the slice loses a partial line at each end
            bytes = ByteBuffer.allocateDirect(rounded + ALIGNMENT)
                    .alignedSlice(ALIGNMENT)
                    .order(ByteOrder.nativeOrder());
        }
        bytes.clear().limit(4 * count);
        bytes.asFloatBuffer().put(values, 0, count);
        return manager.create(bytes, tensorShape, DataType.FLOAT32);
    }

    /// Copies a contiguous tensor to an array.
    ///
    /// @param dest receives the values, at least as long as the tensor
    public static void read(NDArray tensor, float[] dest) {
        tensor.toByteBuffer(true)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .get(dest, 0, Math.toIntExact(tensor.size()));
    }
}
