package zeroset.model.trainer;

import zeroset.model.config.CueConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.encoding.Encoding;
import zeroset.model.geometry.Region;
import zeroset.model.kernel.CueInputs;
import zeroset.model.parallel.Workers;
import zeroset.model.sampling.Jitter;

/// Samples of a step near known points of the surface and on the rays to them, reused from step to step.
final class CueSamples implements CueInputs {

    /// Samples lie up to this far before and behind a point, unit space: half of what a thin wall measures.
    private static final float REACH = 0.015f;

    /// On the way to a point the field is at least this large, unit space, save just before it.
    private static final float CLEARANCE = 0.01f;

    /// Share of the samples that lie on rays, where there are any.
    private static final int ONE_IN = 3;

    /// What fused points are off by at most, unit space; farther off they are wrong.
    private static final double SCALE = 0.012;

    /// How exact a match is, pixels of the matched pictures: within it colour decides alone. Without this the
    /// field keeps the points' own errors, which on a thing with little texture are larger than those of a field
    /// that colour alone has taught.
    private static final double PRECISION = 0.8;

    /// Share of the budget after which no more than the final share of the weight is left.
    private static final double FADED = 0.5;

    /// Without a first shape everything is far off in the beginning.
    private static final double SCALE_WITHOUT_SHAPE = 0.3;

    /// Share of the budget after which points count as wrong by what fused points are off, without a first shape.
    private static final double SETTLED = 0.3;

    /// All M samples.
    final EncodedPoints points;
    /// `[M]` 1 where a distance is the smallest one; for the tensor graph.
    final float[] least;

    private final CueConfig config;
    private final OrientedPoints cues;
    private final Region bounds;
    private final boolean hasShape;
    private final float slack;
    private final float[] distances;
    private final boolean[] leastOnly;
    private final float[] normals;
    private final float[] trust;
    private float weight;
    private float scale;

    /// @param cues at least one
    /// @param bounds of the region, unit space; rays are free inside
    /// @param hasShape whether the field starts from the points' shape
    /// @param pixelSize of the pictures that were matched, unit space
    CueSamples(
            CueConfig config,
            OrientedPoints cues,
            Region bounds,
            boolean hasShape,
            double pixelSize,
            Encoding encoding) {
        this.config = config;
        this.cues = cues;
        this.bounds = bounds;
        this.hasShape = hasShape;
        slack = (float) Math.min(SCALE, PRECISION * pixelSize);
        int count = config.samplesPerStep();
        points = new EncodedPoints(count, encoding);
        least = new float[count];
        distances = new float[count];
        leastOnly = new boolean[count];
        normals = new float[3 * count];
        trust = new float[count];
    }

    /// Draws and encodes the samples.
    ///
    /// @param key source of the random draws
    /// @param progress share of the budget spent, 0..1
    void encode(long key, double progress, Workers workers) {
        weight = (float) (config.weight() * (1 - Math.min(1, progress / FADED) * (1 - config.finalShare())));
        double unsettled = hasShape ? 0 : Math.max(0, 1 - progress / SETTLED);
        scale = (float) (SCALE * Math.pow(SCALE_WITHOUT_SHAPE / SCALE, unsettled));
        for (int i = 0; i < count(); i++) {
            int point = Math.min(cues.size() - 1, (int) (Jitter.uniform(key, 3L * i) * cues.size()));
            trust[i] = cues.confidence(point);
            leastOnly[i] = i % ONE_IN == 0 && placeOnRay(i, point, Jitter.uniform(key, 3L * i + 1));
            least[i] = leastOnly[i] ? 1 : 0;
            if (!leastOnly[i]) {
                placeBeside(i, point, 2 * Jitter.uniform(key, 3L * i + 1) - 1);
            }
        }
        points.encode(workers);
    }

    private void placeBeside(int sample, int point, float offset) {
        float distance = cues.hasNormal(point) ? REACH * offset : 0;
        for (int k = 0; k < 3; k++) {
            normals[3 * sample + k] = cues.normal(point, k);
            points.positions()[3 * sample + k] = cues.position(point, k) + distance * cues.normal(point, k);
        }
        distances[sample] = distance;
    }

    /// Places a sample between a point and the camera that saw it, more of them near the point.
    ///
    /// @return false when no camera is known
    private boolean placeOnRay(int sample, int point, float share) {
        int camera = cues.seenFrom(point);
        if (camera < 0) {
            return false;
        }
        double dx = cues.eye(camera, 0) - cues.position(point, 0);
        double dy = cues.eye(camera, 1) - cues.position(point, 1);
        double dz = cues.eye(camera, 2) - cues.position(point, 2);
        double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        double facing = (dx * cues.normal(point, 0) + dy * cues.normal(point, 1) + dz * cues.normal(point, 2)) / length;
        double t = 2 * REACH + Math.min(length, 2) * share * share; // 2: no ray stays longer in the unit sphere
        float x = (float) (cues.position(point, 0) + t / length * dx);
        float y = (float) (cues.position(point, 1) + t / length * dy);
        float z = (float) (cues.position(point, 2) + t / length * dz);
        if (t > length || bounds.distance(x, y, z) > 0) {
            return false;
        }
        int at = 3 * sample;
        points.positions()[at] = x;
        points.positions()[at + 1] = y;
        points.positions()[at + 2] = z;
        normals[at] = normals[at + 1] = normals[at + 2] = 0;
        distances[sample] = (float) Math.min(CLEARANCE, 0.5 * t * Math.max(0.1, facing));
        return true;
    }

    @Override
    public int count() {
        return points.count;
    }

    @Override
    public float[] distances() {
        return distances;
    }

    @Override
    public boolean[] leastOnly() {
        return leastOnly;
    }

    @Override
    public float[] normals() {
        return normals;
    }

    @Override
    public float[] trust() {
        return trust;
    }

    @Override
    public float weight() {
        return weight;
    }

    @Override
    public float slack() {
        return slack;
    }

    @Override
    public float scale() {
        return scale;
    }
}
