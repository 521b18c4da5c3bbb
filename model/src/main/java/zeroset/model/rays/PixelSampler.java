package zeroset.model.rays;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.joml.Vector3d;
import zeroset.model.dataset.CoverageKind;

/// Draws pixels across all photographs at once. Where masks or alpha tell the object, a fixed share of the pixels is
/// drawn on it and in a margin around it.
public final class PixelSampler {

    /// Margin around the object in which pixels count as near it, share of the image's width.
    private static final double MARGIN = 0.03;

    private static final int MAX_REJECTIONS = 10_000;

    private final List<ViewRays> photographs;
    private final long[] pixelOffsets;
    private final PixelRuns objectPixels;
    private final double objectShare;

    /// @param photographs the training views
    /// @param objectShare share of the rays drawn on and near the object, if coverage separates it
    public PixelSampler(List<ViewRays> photographs, double objectShare) {
        this.photographs = List.copyOf(photographs);
        pixelOffsets = new long[photographs.size() + 1];
        for (int i = 0; i < photographs.size(); i++) {
            var photograph = photographs.get(i).photograph();
            pixelOffsets[i + 1] = pixelOffsets[i] + (long) photograph.width() * photograph.height();
        }
        boolean separates = photographs.stream()
                .allMatch(view -> view.photograph().coverageKind().separatesObject());
        objectPixels = separates && objectShare > 0 ? nearObject() : PixelRuns.NONE;
        this.objectShare = objectPixels.count() == 0 ? 0 : objectShare;
    }

    private PixelRuns nearObject() {
        var found = new PixelRuns.Builder();
        for (int i = 0; i < photographs.size(); i++) {
            var photograph = photographs.get(i).photograph();
            int width = photograph.width();
            int height = photograph.height();
            int margin = Math.max(2, (int) Math.round(MARGIN * width));
            var near = new SummedCoverage(photograph);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    if (near.any(x - margin, y - margin, x + margin, y + margin)) {
                        found.add(pixelOffsets[i] + (long) y * width + x);
                    }
                }
            }
        }
        return found.build();
    }

    /// Fills a batch.
    ///
    /// @throws IllegalStateException when next to no valid pixel looks through the region of interest
    public void draw(RayBatch batch, SplittableRandom random) {
        var scratch = new Vector3d();
        for (int ray = 0; ray < batch.count; ray++) {
            int rejections = 0;
            while (!drawOne(batch, ray, random, scratch)) {
                if (++rejections > MAX_REJECTIONS) {
                    throw new IllegalStateException(
                            "expected pixels that show the region of interest, found none among " + MAX_REJECTIONS
                                    + "; correct the region (--roi), the poses, or masks of valid pixels");
                }
            }
        }
    }

    private boolean drawOne(RayBatch batch, int ray, SplittableRandom random, Vector3d scratch) {
        long pixel = random.nextDouble() < objectShare
                ? objectPixels.pixel(objectPixels.draw(random))
                : random.nextLong(pixelOffsets[photographs.size()]);
        int view = viewOf(pixel);
        var photograph = photographs.get(view);
        int width = photograph.photograph().width();
        long local = pixel - pixelOffsets[view];
        int x = (int) (local % width);
        int y = (int) (local / width);
        if (photograph.photograph().coverageKind() == CoverageKind.VALID_MASK
                && photograph.photograph().coverage(x, y) < 128) {
            return false;
        }
        batch.views[ray] = view;
        return photograph.fill(batch, ray, x, y, scratch);
    }

    private int viewOf(long pixel) {
        int found = Arrays.binarySearch(pixelOffsets, pixel);
        return found >= 0 ? found : -found - 2;
    }
}
