package zeroset.model.trainer;

import java.util.Arrays;
import java.util.SplittableRandom;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.rays.RayBatch;

/// What a batch of rays is compared with: target colours, the background behind them, and which rays' colours
/// count.
///
/// Photographs with alpha are composited over the same background as the rendering, so transparent pixels teach
/// that nothing is there. Photographs with an object mask show the room where the mask ends; there only the mask
/// counts.
final class Supervision {

    /// `[R, 3]` target colours.
    final float[] colors;
    /// `[R, 3]` background behind the unit sphere; unused with surroundings.
    final float[] background;
    /// `[R]` 1 where the colour counts.
    final float[] rayWeights;

    private final BackgroundConfig config;
    private final CoverageKind coverageKind;
    private final boolean useMasks;

    Supervision(TrainingConfig config, CoverageKind coverageKind, int rays) {
        this.config = config.background();
        this.coverageKind = coverageKind;
        this.useMasks = config.useMasks();
        colors = new float[3 * rays];
        background = new float[3 * rays];
        rayWeights = new float[rays];
    }

    /// Whether the silhouette is supervised.
    boolean hasMaskLoss() {
        return useMasks && coverageKind.separatesObject();
    }

    /// Fills the arrays for a batch.
    void prepare(RayBatch batch, SplittableRandom random) {
        boolean composites = coverageKind == CoverageKind.ALPHA;
        boolean maskedOut = useMasks && coverageKind == CoverageKind.OBJECT_MASK;
        for (int ray = 0; ray < batch.count; ray++) {
            drawBackground(ray, random);
            float coverage = batch.coverage[ray];
            rayWeights[ray] = maskedOut && coverage < 0.5f ? 0 : 1;
            for (int k = 0; k < 3; k++) {
                int at = 3 * ray + k;
                colors[at] =
                        composites ? coverage * batch.colors[at] + (1 - coverage) * background[at] : batch.colors[at];
            }
        }
    }

    private void drawBackground(int ray, SplittableRandom random) {
        switch (config) {
            case BackgroundConfig.Constant color -> {
                background[3 * ray] = (float) color.red();
                background[3 * ray + 1] = (float) color.green();
                background[3 * ray + 2] = (float) color.blue();
            }
            case BackgroundConfig.RandomColor _ -> {
                for (int k = 0; k < 3; k++) {
                    background[3 * ray + k] = (float) random.nextDouble();
                }
            }
            case BackgroundConfig.Surroundings _ -> {
                // The surroundings' colour comes from their own field, which leaves it here after the targets were
                // made. Photographs with alpha stand before black, not before the last step's surroundings.
                Arrays.fill(background, 3 * ray, 3 * ray + 3, 0);
            }
            case BackgroundConfig.Automatic _ ->
                throw new IllegalStateException("the background must be chosen before training");
        }
    }
}
