package zeroset.model.trainer;

import zeroset.model.encoding.Encoding;
import zeroset.model.field.DirectionEncoder;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.sampling.Jitter;
import zeroset.model.sampling.Sections;

/// The samples of a batch of rays inside the unit sphere, reused from step to step.
///
/// N = R·S samples at section midpoints, ray after ray, followed by M extra points next to one section per ray
/// (for the curvature term), M = R or 0.
final class RaySamples {

    /// Number of rays R.
    final int rays;
    /// Sections per ray S.
    final int perRay;
    /// Number of extra points M.
    final int extra;
    /// All N + M points.
    final EncodedPoints points;
    /// `[R, E]` encoded viewing directions.
    final float[] encodedDirections;

    private final DirectionEncoder directionEncoder;

    RaySamples(int rays, int perRay, boolean withExtra, Encoding encoding, DirectionEncoder directionEncoder) {
        this.rays = rays;
        this.perRay = perRay;
        this.directionEncoder = directionEncoder;
        extra = withExtra ? rays : 0;
        points = new EncodedPoints(rays * perRay + extra, encoding);
        encodedDirections = new float[rays * directionEncoder.encoding().width()];
    }

    /// Length E of an encoded direction.
    int directionWidth() {
        return directionEncoder.encoding().width();
    }

    /// Places the samples at the midpoints of the sections.
    void locate(RayBatch batch, Sections sections) {
        float[] positions = points.positions();
        for (int ray = 0; ray < rays; ray++) {
            for (int s = 0; s < perRay; s++) {
                float t = sections.midpoints[ray * perRay + s];
                int at = 3 * (ray * perRay + s);
                for (int k = 0; k < 3; k++) {
                    positions[at + k] = batch.origins[3 * ray + k] + t * batch.directions[3 * ray + k];
                }
            }
        }
        directionEncoder.encode(batch.directions, rays, encodedDirections);
    }

    /// Places the extra points next to one section of every ray, at a distance in a random direction.
    ///
    /// @param section index of the section, the same for all rays
    /// @param key source of the directions
    void locateExtra(int section, float distance, long key) {
        float[] positions = points.positions();
        for (int ray = 0; ray < extra; ray++) {
            float z = 2 * Jitter.uniform(key, 2L * ray) - 1;
            double angle = 2 * Math.PI * Jitter.uniform(key, 2L * ray + 1);
            double ring = Math.sqrt(1 - z * z);
            int from = 3 * (ray * perRay + section);
            int to = 3 * (rays * perRay + ray);
            positions[to] = positions[from] + distance * (float) (ring * Math.cos(angle));
            positions[to + 1] = positions[from + 1] + distance * (float) (ring * Math.sin(angle));
            positions[to + 2] = positions[from + 2] + distance * z;
        }
    }

    void encode(Workers workers) {
        points.encode(workers);
    }
}
