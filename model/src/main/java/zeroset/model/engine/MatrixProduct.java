package zeroset.model.engine;

import ai.djl.ndarray.types.Shape;

/// How fast the tensor library multiplies matrices.
public final class MatrixProduct {

    private static final int REPETITIONS = 20;

    private MatrixProduct() {}

    /// The best of several products of square matrices.
    ///
    /// @param engine ready
    /// @param size rows and columns
    /// @return operations a second; a multiplication and an addition count as two
    public static double flopPerSecond(TensorEngine engine, int size) {
        try (var manager = engine.newManager()) {
            var left = manager.randomUniform(-1, 1, new Shape(size, size));
            var right = manager.randomUniform(-1, 1, new Shape(size, size));
            double best = 0;
            for (int i = 0; i < REPETITIONS; i++) {
                long start = System.nanoTime();
                try (var product = left.matMul(right)) {
                    product.getFloat(0, 0); // the product is there now
                }
                best = Math.max(best, 2.0 * size * size * size / ((System.nanoTime() - start) * 1e-9));
            }
            return best;
        }
    }
}
