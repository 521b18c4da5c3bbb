package zeroset.model.rays;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.joml.Vector3d;
import zeroset.model.dataset.CoverageKind;

/// Draws pixels across all photographs at once. Where masks or alpha tell the object, a fixed share of the pixels is
/// drawn on it and in a margin around it; another share where errors were large of late, if that is wanted.
public final class PixelSampler {

    /// Margin around the object in which pixels count as near it, share of the image's width.
    private static final double MARGIN = 0.03;

    private static final int MAX_REJECTIONS = 10_000;

    private final List<ViewRays> photographs;
    private final long[] pixelOffsets;
    private final PixelRuns objectPixels;
    private final double objectShare;
    private final double errorShare;
    private final ErrorMap errors;
    private int[] tiles = {};
    private boolean knowsErrors;

    /// Pixels drawn without regard to errors.
    ///
    /// @param photographs the training views
    /// @param objectShare share of the rays drawn on and near the object, if coverage separates it
    public PixelSampler(List<ViewRays> photographs, double objectShare) {
        this(photographs, objectShare, 0);
    }

    /// @param photographs the training views
    /// @param objectShare share of the rays drawn on and near the object, if coverage separates it; of
    ///     those that are not drawn by error
    /// @param errorShare share of the rays drawn where errors are
    public PixelSampler(List<ViewRays> photographs, double objectShare, double errorShare) {
        this.photographs = List.copyOf(photographs);
        this.errorShare = errorShare;
        errors = new ErrorMap(errorShare > 0 ? photographs.size() : 0);
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
        if (errorShare > 0) {
            knowsErrors = errors.refresh();
            tiles = tiles.length == batch.count ? tiles : new int[batch.count];
        }
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

    /// Takes into account how wrong the rays of the last batch were; nothing where errors do not matter.
    ///
    /// @param rayErrors `[R]` in the order of the batch
    public void learn(float[] rayErrors) {
        for (int ray = 0; ray < tiles.length; ray++) {
            errors.learn(tiles[ray], rayErrors[ray]);
        }
    }

    /// What it learned, from which a run goes on; live, and empty where errors do not matter.
    public float[] errors() {
        return errors.errors();
    }

    private boolean drawOne(RayBatch batch, int ray, SplittableRandom random, Vector3d scratch) {
        if (knowsErrors && random.nextDouble() < errorShare) {
            return drawByError(batch, ray, random, scratch);
        }
        long pixel = random.nextDouble() < objectShare
                ? objectPixels.pixel(objectPixels.draw(random))
                : random.nextLong(pixelOffsets[photographs.size()]);
        int view = viewOf(pixel);
        int width = photographs.get(view).photograph().width();
        long local = pixel - pixelOffsets[view];
        int x = (int) (local % width);
        int y = (int) (local / width);
        return take(batch, ray, view, x, y, scratch);
    }

    private boolean drawByError(RayBatch batch, int ray, SplittableRandom random, Vector3d scratch) {
        int tile = errors.draw(random);
        int view = errors.photograph(tile);
        var photograph = photographs.get(view).photograph();
        int x = errors.column(tile, photograph.width(), random);
        int y = errors.row(tile, photograph.height(), random);
        return take(batch, ray, view, x, y, scratch);
    }

    private boolean take(RayBatch batch, int ray, int view, int x, int y, Vector3d scratch) {
        var photograph = photographs.get(view);
        if (photograph.photograph().coverageKind() == CoverageKind.VALID_MASK
                && photograph.photograph().coverage(x, y) < 128) {
            return false;
        }
        batch.views[ray] = view;
        if (errorShare > 0) {
            tiles[ray] = errors.tile(
                    view,
                    x,
                    y,
                    photograph.photograph().width(),
                    photograph.photograph().height());
        }
        return photograph.fill(batch, ray, x, y, scratch);
    }

    private int viewOf(long pixel) {
        int found = Arrays.binarySearch(pixelOffsets, pixel);
        return found >= 0 ? found : -found - 2;
    }
}
