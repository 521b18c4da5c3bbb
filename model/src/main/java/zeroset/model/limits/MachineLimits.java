package zeroset.model.limits;

import zeroset.model.engine.EngineUnavailableException;
import zeroset.model.engine.MatrixProduct;
import zeroset.model.engine.TensorEngine;
import zeroset.model.parallel.Workers;
import zeroset.model.training.TrainingException;

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
    /// @throws TrainingException when libtorch is missing, whose product of matrices is one of the bounds
    public static MachineLimits measure(int threads) throws TrainingException {
        var engine = engine(threads);
        try (var workers = new Workers(threads)) {
            return new MachineLimits(
                    threads,
                    FmaPeak.flopPerSecond(workers),
                    MatrixProduct.flopPerSecond(engine, PRODUCT_SIZE),
                    CopyBandwidth.bytesPerSecond(workers));
        }
    }

    private static TensorEngine engine(int threads) throws TrainingException {
        try {
            return TensorEngine.open(threads);
        } catch (EngineUnavailableException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }
}
