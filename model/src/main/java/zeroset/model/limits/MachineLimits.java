package zeroset.model.limits;

import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.MatrixProduct;
import zeroset.model.engine.TensorEngine;
import zeroset.model.parallel.Workers;

/// Upper bounds of a machine, measured with all threads at once.
///
/// @param threads that worked
/// @param fmaFlopPerSecond fused multiply-adds of vectors in registers, two operations each
/// @param productFlopPerSecond a product of large matrices by the tensor library
/// @param copyBytesPerSecond copying arrays that no cache holds, bytes read and written
public record MachineLimits(
        int threads, double fmaFlopPerSecond, double productFlopPerSecond, double copyBytesPerSecond) {

    private static final int PRODUCT_SIZE = 1024;

    /// Measures for some seconds.
    ///
    /// @throws EngineUnavailableException when libtorch is missing
    public static MachineLimits measure(int threads) throws EngineUnavailableException {
        var engine = TensorEngine.open(threads);
        try (var workers = new Workers(threads)) {
            return new MachineLimits(
                    threads,
                    FmaPeak.flopPerSecond(workers),
                    MatrixProduct.flopPerSecond(engine, PRODUCT_SIZE),
                    CopyBandwidth.bytesPerSecond(workers));
        }
    }
}
