package zeroset.model.trainer;

import zeroset.model.encoding.Encoding;
import zeroset.model.field.SurroundingsField;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.sampling.Jitter;
import zeroset.model.sampling.OutwardRay;

/// Samples outside the region, from where the ray leaves it to infinity; see {@link OutwardRay}.
final class SurroundingsSamples {

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
        directions = new float[rays * SurroundingsField.DIRECTIONS.encoding().width()];
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
                float place = (s + Jitter.uniform(key, (long) ray * perRay + s)) / perRay;
                float t = OutwardRay.distance(batch.far[ray], place);
                int at = ray * perRay + s;
                if (s > 0) {
                    lengths[at - 1] = t - previous;
                }
                lengths[at] = OutwardRay.ENDLESS;
                previous = t;
                OutwardRay.contract(batch.origins, batch.directions, 3 * ray, t, points, 3 * at);
            }
        }
        SurroundingsField.DIRECTIONS.encode(batch.directions, rays, directions);
        workers.forEach(count(), 512, (from, to) -> encoding.values(points, from, to, features));
    }

    /// Brings the gradients of the features back to the encoding's tables.
    void backward(Workers workers) {
        encoding.backward(points, count(), featureGradients, new float[0], workers);
    }
}
