package zeroset.model.kernel;

/// Brings the kernels to machine code before they are needed. Vector code is slow by orders of magnitude until
/// the just-in-time compiler has seen a method often enough; thousands of tiny calls get there in a second, where
/// the first training steps would take many.
public final class WarmUp {

    /// Calls after which the optimising compiler takes a method (its default threshold is 5,000).
    private static final int CALLS = 6_000;

    private WarmUp() {}

    /// Exercises all matrix and row kernels on tiny data.
    public static void run() {
        int rows = 5; // a full block of four and a remaining row
        int inner = 3;
        var a = new float[64 * 64];
        var b = new float[64 * 64];
        var c = new float[64 * 64];
        for (int call = 0; call < CALLS; call++) {
            for (int columns = 16; columns <= 64; columns *= 2) {
                MatrixKernel.multiply(a, 64, b, c, rows, inner, columns);
                MatrixKernel.addTransposedProduct(a, 64, b, c, rows, inner, columns);
            }
            RowKernel.softplus(a, b, 100, 6, 32, c);
            RowKernel.scale(a, b, 6, 32, c);
            RowKernel.softplusBackward(a, b, c, b, 100, 6, 32, c);
            RowKernel.relu(a, b, 6, 32);
            RowKernel.reluBackward(a, b, 6, 32);
            RowKernel.addColumnSums(a, 0, 6, 32, c);
        }
    }
}
