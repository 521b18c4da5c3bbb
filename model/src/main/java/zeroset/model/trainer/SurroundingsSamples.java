package zeroset.model.trainer;

import zeroset.model.config.ColorNetworkConfig.DirectionEncoding;
import zeroset.model.encoding.Encoding;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.sampling.Jitter;

/// Samples outside the unit sphere, from where the ray leaves it to infinity: even in inverse distance,
/// contracted into a ball (Barron et al. 2022, mip-NeRF 360, eq. 10, scaled to radius 1).
final class SurroundingsSamples {

    /// How directions are encoded for the surroundings' colour.
    static final DirectionEncoder DIRECTIONS = new DirectionEncoder(DirectionEncoding.SPHERICAL_HARMONICS);

    /// Length of the last section, which reaches to infinity; with the softplus density it is opaque.
    private static final float ENDLESS = 1e6f;

    /// Number of rays R.
    final int rays;
    /// Sections per ray B.
    final int perRay;
    /// `[R, B]` section lengths.
    final float[] lengths;
    /// `[R·B, D]` encoded positions.
    final float[] features;
    /// `[R·B, D]` room for their gradients.
    final float[] featureGradients;
    /// `[R, 16]` encoded directions.
    final float[] directions;

    private final Encoding encoding;
    private final float[] points;

    SurroundingsSamples(TrainableField.Surroundings surroundings, int rays) {
        this.rays = rays;
        encoding = surroundings.encoding();
        perRay = surroundings.sectionsPerRay();
        points = new float[3 * rays * perRay];
        lengths = new float[rays * perRay];
        features = new float[rays * perRay * encoding.width()];
        featureGradients = new float[features.length];
        directions = new float[rays * DIRECTIONS.encoding().width()];
    }

    /// Number of samples.
    int count() {
        return rays * perRay;
    }

    /// Places and encodes the samples.
    ///
    /// @param key source of the jitter
    void encode(RayBatch batch, long key, Workers workers) {
        for (int ray = 0; ray < rays; ray++) {
            float previous = batch.far[ray];
            for (int s = 0; s < perRay; s++) {
                float disparity = 1 - (s + Jitter.uniform(key, (long) ray * perRay + s)) / perRay;
                float t = batch.far[ray] + 1 / Math.max(disparity, 1e-3f) - 1; // 1e-3: a thousand radii are infinity
                int at = ray * perRay + s;
                if (s > 0) {
                    lengths[at - 1] = t - previous;
                }
                lengths[at] = ENDLESS;
                previous = t;
                contract(batch, ray, t, 3 * at);
            }
        }
        DIRECTIONS.encode(batch.directions, rays, directions);
        workers.forEach(count(), 512, (from, to) -> encoding.values(points, from, to, features));
    }

    private void contract(RayBatch batch, int ray, float t, int at) {
        double x = batch.origins[3 * ray] + (double) t * batch.directions[3 * ray];
        double y = batch.origins[3 * ray + 1] + (double) t * batch.directions[3 * ray + 1];
        double z = batch.origins[3 * ray + 2] + (double) t * batch.directions[3 * ray + 2];
        double length = Math.sqrt(x * x + y * y + z * z);
        double scale = length <= 1 ? 0.5 : 0.5 * (2 - 1 / length) / length;
        points[at] = (float) (scale * x);
        points[at + 1] = (float) (scale * y);
        points[at + 2] = (float) (scale * z);
    }

    /// Brings the gradients of the features back to the encoding's tables.
    void backward(Workers workers) {
        encoding.backward(points, count(), featureGradients, new float[0], workers);
    }
}
