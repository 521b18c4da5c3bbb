package zeroset.model.stereo;

import java.util.List;
import java.util.Optional;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.hull.FastSweeping;
import zeroset.model.parallel.Workers;

/// Joins depth maps to one signed distance field: what lies before a depth is free, what lies just behind it is inside,
/// and near it distances are averaged over the views (Curless and Levoy 1996, along normals instead of rays).
///
/// Space that nobody saw is decided afterwards: inside where most views that look there found a surface before
/// it, or where views on all sides did; free otherwise, and smoothly in between. So no lid covers a bowl whose
/// inside was seen, an object has no hole where it stands, and one with little texture is not hollow.
final class DistanceFusion {

    /// Distances are averaged within this many lattice spacings of a depth. Thinner than the walls of most things,
    /// wider than the depths' scatter.
    private static final float TRUNCATION = 3.5f;

    /// Weight of a view that sees through a place, against one that sees surface there.
    private static final float FREE_WEIGHT = 0.6f;

    /// A vertex with less weight than one good sighting is as good as unseen.
    private static final float LEAST_WEIGHT = 0.4f;

    /// Rounds of smoothing of unseen space.
    private static final int ROUNDS = 60;

    /// How strongly unseen space keeps to its first guess, against its six neighbours.
    private static final float STUBBORN = 0.02f;

    private final List<MatchingView> views;
    private final List<DepthMap> maps;
    private final int resolution;
    private final float spacing;
    private final float truncation;

    private DistanceFusion(StereoResult stereo, int resolution) {
        views = stereo.views();
        maps = stereo.maps();
        this.resolution = resolution;
        spacing = 2f / (resolution - 1);
        truncation = TRUNCATION * spacing;
    }

    /// Fuses depth maps.
    ///
    /// @param resolution vertices per axis over [-1, 1]³
    /// @return signed distances, negative inside; empty when the maps hold no surface
    static Optional<ScalarGrid> fuse(StereoResult stereo, int resolution, Workers workers) {
        return new DistanceFusion(stereo, resolution).run(workers);
    }

    private Optional<ScalarGrid> run(Workers workers) {
        int slab = resolution * resolution;
        var values = new float[slab * resolution];
        var known = new boolean[values.length];
        workers.forEach(resolution, 1, (from, to) -> {
            var seen = new Projection();
            var enclosure = new Enclosure();
            for (int z = from; z < to; z++) {
                for (int i = 0; i < slab; i++) {
                    judge(i % resolution, i / resolution, z, z * slab + i, seen, enclosure, values, known);
                }
            }
        });
        smoothUnseen(values, known, workers);
        return FastSweeping.redistance(resolution, values)
                ? Optional.of(new ScalarGrid(resolution, values))
                : Optional.empty();
    }

    /// Fuses what the views say about one vertex.
    private void judge(
            int ix, int iy, int iz, int at, Projection seen, Enclosure enclosure, float[] values, boolean[] known) {
        float x = -1 + ix * spacing;
        float y = -1 + iy * spacing;
        float z = -1 + iz * spacing;
        float weight = 0;
        float sum = 0;
        float free = 0;
        int hidden = 0;
        int blind = 0;
        enclosure.clear();
        for (int i = 0; i < views.size(); i++) {
            var view = views.get(i);
            if (!seen.onto(view, x, y, z)) {
                continue;
            }
            var map = maps.get(i);
            int pixel = seen.pixel;
            if (map.depth[pixel] <= 0) {
                blind++;
                enclosure.count(view.center(), x, y, z, false);
                continue;
            }
            float n0 = map.normal[3 * pixel];
            float n1 = map.normal[3 * pixel + 1];
            float n2 = map.normal[3 * pixel + 2];
            float facing = -(n0 * seen.rayX + n1 * seen.rayY + n2);
            float surface = map.depthSeenFrom(view, pixel, seen.rayX, seen.rayY);
            float before = facing * (surface - seen.depth); // along the normal
            float w = (1 - 0.9f * Math.min(1, map.cost[pixel])) * Math.min(1, Math.max(0.1f, facing));
            enclosure.count(view.center(), x, y, z, !(before >= -truncation));
            if (!(before >= -truncation)) {
                hidden++;
            } else if (before > truncation) {
                free += w;
            } else {
                weight += w;
                sum += w * before;
            }
        }
        float total = weight + FREE_WEIGHT * free;
        known[at] = total >= LEAST_WEIGHT;
        if (known[at]) {
            values[at] = (sum + FREE_WEIGHT * free * truncation) / total;
        } else {
            values[at] = hidden > blind || enclosure.isComplete() ? -truncation : truncation;
        }
    }

    /// Lets unseen vertices follow their neighbours, red and black ones in turn.
    private void smoothUnseen(float[] values, boolean[] known, Workers workers) {
        var guess = values.clone();
        int slab = resolution * resolution;
        for (int round = 0; round < 2 * ROUNDS; round++) {
            int color = round & 1;
            workers.forEach(resolution - 2, 1, (from, to) -> {
                for (int z = from + 1; z < to + 1; z++) {
                    for (int y = 1; y < resolution - 1; y++) {
                        for (int x = 1 + ((z + y + color) & 1); x < resolution - 1; x += 2) {
                            int at = z * slab + y * resolution + x;
                            if (!known[at]) {
                                float mean = (values[at - 1]
                                                + values[at + 1]
                                                + values[at - resolution]
                                                + values[at + resolution]
                                                + values[at - slab]
                                                + values[at + slab])
                                        / 6;
                                values[at] = (mean + STUBBORN * guess[at]) / (1 + STUBBORN);
                            }
                        }
                    }
                }
            });
        }
    }
}
