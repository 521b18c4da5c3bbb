package zeroset.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow") // loads libtorch
class ScalarMathTest {

    private static final int PRODUCTS = 100;

    /// With the library's own product of tensor and number, most of these gradients are NaN.
    @Test
    void gradientsDoNotDependOnWhenGarbageIsCollected() throws Exception {
        try (var manager = TensorEngine.open().newManager();
                var collector = TensorEngine.newGradientCollector()) {
            var x = manager.create(new float[] {1, -2, 3});
            x.setRequiresGradient(true);
            NDArray sum = manager.create(0f);
            for (int i = 1; i <= PRODUCTS; i++) {
                sum = sum.add(ScalarMath.times(x, i).sum());
                sum = sum.add(ScalarMath.atLeast(x, 0).sum());
            }
            var kept = takeWhatIsFreed();
            collector.backward(sum);
            float all = PRODUCTS * (PRODUCTS + 1) / 2f;
            float[] expected = {all + PRODUCTS, all, all + PRODUCTS};
            assertArrayEquals(expected, x.getGradient().toFloatArray(), "beside " + kept.size() + " buffers");
        }
    }

    /// Collects garbage and fills with NaN what it leaves.
    private static List<ByteBuffer> takeWhatIsFreed() {
        var buffers = new ArrayList<ByteBuffer>();
        for (int round = 0; round < 5; round++) {
            System.gc();
            for (int i = 0; i < 2000; i++) {
                buffers.add(ByteBuffer.allocateDirect(4).putInt(0, -1)); // all bits set: NaN
            }
        }
        return buffers;
    }
}
