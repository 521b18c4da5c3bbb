package zeroset.model.dataset;

/// How much memory decoded photographs may take, and how much smaller they are decoded to keep to it.
///
/// Training draws some millions of rays in all, a few for each of a megapixel; what a large photograph has
/// beyond that cannot be used by it. All photographs of a data set are reduced alike.
///
/// @param bytes of memory
public record PhotographBudget(long bytes) {

    /// Share of the heap. The rest is for what is decoded at the moment, for training and for the window.
    private static final double HEAP_SHARE = 0.35;

    /// Colour and coverage.
    private static final int BYTES_PER_PIXEL = 4;

    /// The share of this JVM's heap.
    public static PhotographBudget ofHeap() {
        return new PhotographBudget((long) (HEAP_SHARE * Runtime.getRuntime().maxMemory()));
    }

    /// Side of the squares of pixels that must be averaged for a data set to fit.
    ///
    /// @return 1 or more; images are never made smaller than a pixel
    public int reductionFor(SceneDataset dataset) {
        int reduction = 1;
        while (bytes(dataset, reduction) > bytes && reduction < 64) {
            reduction++;
        }
        return reduction;
    }

    private static long bytes(SceneDataset dataset, int reduction) {
        int perPixel = dataset.coverageKind() == CoverageKind.NONE ? BYTES_PER_PIXEL - 1 : BYTES_PER_PIXEL;
        return dataset.views().stream()
                .map(view -> view.camera().intrinsics().reducedBy(reduction))
                .mapToLong(lens -> (long) perPixel * lens.width() * lens.height())
                .sum();
    }
}
