package zeroset.model.trainer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joml.Vector3d;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.rays.ViewRays;
import zeroset.model.sampling.SectionSampler;

/// Renders held-out views with the field as it is and compares them with their photographs.
///
/// At most {@link #MAX_PIXELS} pixels of a view are rendered: every k-th in both directions, which samples the same
/// error without averaging pixels. Alpha, and masks that were used, are composited over white on both sides. Elsewhere
/// only pixels that look through the unit sphere are judged.
public final class HeldOutEvaluation {

    /// Cap on rendered pixels per view.
    public static final int MAX_PIXELS = 16_384;

    private static final int RAYS = 1024;

    private final TrainingConfig config;
    private final TrainableField field;
    private final SectionSampler sectionSampler;
    private final FieldBackend backend;
    private final Workers workers;

    HeldOutEvaluation(
            TrainingConfig config,
            TrainableField field,
            SectionSampler sectionSampler,
            FieldBackend backend,
            Workers workers) {
        this.config = config;
        this.field = field;
        this.sectionSampler = sectionSampler;
        this.backend = backend;
        this.workers = workers;
    }

    /// How well one view is reproduced.
    ///
    /// @param psnr dB, on sRGB values 0..1
    /// @param ssim structural similarity, 1 for equal pictures
    public record ViewScore(double psnr, double ssim) {}

    /// Renders and judges every view.
    List<ViewScore> score(List<ViewRays> views) {
        var renderer = new BatchRenderer();
        var scores = new ArrayList<ViewScore>();
        for (var view : views) {
            scores.add(score(view, renderer));
        }
        return scores;
    }

    private ViewScore score(ViewRays view, BatchRenderer renderer) {
        var photograph = view.photograph();
        int stride = 1;
        while (size(photograph.width(), stride) * (long) size(photograph.height(), stride) > MAX_PIXELS) {
            stride++;
        }
        int width = size(photograph.width(), stride);
        int height = size(photograph.height(), stride);
        var picture = new JudgedPicture(width, height);
        boolean composites = composites(photograph);
        var slots = new int[RAYS];
        int filled = 0;
        var scratch = new Vector3d();
        var batch = renderer.batch.rays;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                boolean hits = view.fill(batch, filled, x * stride, y * stride, scratch);
                paint(photograph, composites, x * stride, y * stride, picture.photographed(), pixel);
                if (isUnknown(photograph, x * stride, y * stride)) {
                    picture.skip(pixel);
                } else if (hits) {
                    slots[filled++] = pixel;
                    if (filled == RAYS) {
                        renderer.render(slots, filled, picture.rendered());
                        filled = 0;
                    }
                } else if (composites) {
                    Arrays.fill(picture.rendered(), 3 * pixel, 3 * pixel + 3, 1); // nothing is there: white
                } else {
                    picture.skip(pixel); // the field says nothing about what the region does not contain
                }
            }
        }
        if (filled > 0) {
            repeatLast(batch, filled);
            renderer.render(slots, filled, picture.rendered());
        }
        return new ViewScore(picture.psnr(), picture.ssim());
    }

    /// Whether the photograph is compared over white: its background is known not to be part of the field.
    private boolean composites(Photograph photograph) {
        return switch (photograph.coverageKind()) {
            case ALPHA -> true;
            case OBJECT_MASK -> config.useMasks();
            case NONE, VALID_MASK -> false;
        };
    }

    private static boolean isUnknown(Photograph photograph, int x, int y) {
        return photograph.coverageKind() == CoverageKind.VALID_MASK && photograph.coverage(x, y) < 128;
    }

    private static int size(int pixels, int stride) {
        return (pixels + stride - 1) / stride;
    }

    private static void paint(Photograph photograph, boolean composites, int x, int y, float[] dest, int pixel) {
        float alpha = composites ? photograph.coverage(x, y) / 255f : 1;
        for (int k = 0; k < 3; k++) {
            dest[3 * pixel + k] = alpha * photograph.channel(x, y, k) / 255f + (1 - alpha);
        }
    }

    private static void repeatLast(RayBatch batch, int filled) {
        for (int ray = filled; ray < batch.count; ray++) {
            System.arraycopy(batch.origins, 3 * (filled - 1), batch.origins, 3 * ray, 3);
            System.arraycopy(batch.directions, 3 * (filled - 1), batch.directions, 3 * ray, 3);
            batch.near[ray] = batch.near[filled - 1];
            batch.far[ray] = batch.far[filled - 1];
        }
    }

    /// Renders batches of a fixed number of rays.
    private final class BatchRenderer {
        private final StepBatch batch;
        private final float[] colors = new float[3 * RAYS];

        BatchRenderer() {
            var samples = new RaySamples(
                    RAYS,
                    config.sampling().sections().perRay(),
                    false,
                    field.rayEncoding(),
                    new DirectionEncoder(config.colorNetwork().directionEncoding()));
            var surroundings = field.surroundings().stream()
                    .map(outside -> new SurroundingsSamples(outside, RAYS))
                    .toList();
            batch = new StepBatch(samples, surroundings, new Supervision(config, CoverageKind.NONE, RAYS));
            Arrays.fill(batch.background(), 1); // white; the surroundings overwrite it where they are modelled
            batch.set(0, batch.weights(), 1);
        }

        void render(int[] slots, int count, float[] dest) {
            batch.divide(sectionSampler, field.invS(), 0, workers);
            batch.encode(0, workers);
            backend.render(batch, colors);
            for (int i = 0; i < count; i++) {
                System.arraycopy(colors, 3 * i, dest, 3 * slots[i], 3);
            }
        }
    }
}
