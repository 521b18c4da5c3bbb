package zeroset.model.stereo;

import java.util.List;

/// Keeps of a view's depth map what other views' maps confirm: the same place, found from there by other pixels. What
/// matching got wrong, other views hardly get wrong in the same way.
final class ConsistencyCheck {

    /// Patches that match worse were found by chance more often than not.
    private static final float LARGEST_COST = 0.45f;

    /// How far the place that another view found may appear from the pixel, pixels.
    private static final float LARGEST_SHIFT = 1.2f;

    /// How far it may lie before or behind, share of the depth.
    private static final float LARGEST_DEPTH_ERROR = 0.015f;

    /// Smallest cosine between the two patches' normals.
    private static final float SMALLEST_AGREEMENT = 0.6f;

    private final List<MatchingView> views;
    private final List<DepthMap> maps;

    /// @param maps one per view
    ConsistencyCheck(List<MatchingView> views, List<DepthMap> maps) {
        this.views = views;
        this.maps = maps;
    }

    /// The confirmed part of a view's map: depths and normals averaged with those that confirm them.
    ///
    /// @param index of the view
    /// @param partners indices of the views that are asked
    /// @return its cost is 0 for well confirmed to 1 for hardly so
    DepthMap confirmed(int index, List<Integer> partners) {
        var view = views.get(index);
        var map = maps.get(index);
        var kept = new DepthMap(map.width, map.height);
        int needed = Math.min(2, partners.size());
        var sums = new Sums();
        for (int pixel = 0; pixel < map.depth.length; pixel++) {
            if (map.depth[pixel] <= 0 || map.cost[pixel] > LARGEST_COST) {
                continue;
            }
            sums.begin(map, pixel);
            for (int partner : partners) {
                compare(view, map, pixel, partner, sums);
            }
            if (sums.confirming >= needed && sums.confirming > sums.contradicting && needed > 0) {
                sums.store(kept, pixel);
                kept.cost[pixel] = map.cost[pixel] / LARGEST_COST * 2 / (1 + sums.confirming);
            }
        }
        return kept;
    }

    private static final class Sums {
        final Projection seen = new Projection();
        int confirming;
        int contradicting;
        float weight;
        float depth;
        float nx;
        float ny;
        float nz;

        void begin(DepthMap map, int pixel) {
            confirming = contradicting = 0;
            weight = depth = nx = ny = nz = 0;
            add(
                    map.depth[pixel],
                    map.cost[pixel],
                    map.normal[3 * pixel],
                    map.normal[3 * pixel + 1],
                    map.normal[3 * pixel + 2]);
        }

        void add(float newDepth, float cost, float x, float y, float z) {
            float w = 1 / (0.05f + cost); // 0.05: a perfect match must not outvote all others
            weight += w;
            depth += w * newDepth;
            nx += w * x;
            ny += w * y;
            nz += w * z;
        }

        void store(DepthMap map, int pixel) {
            float inverse = (float) (1 / Math.sqrt(nx * nx + ny * ny + nz * nz));
            map.depth[pixel] = depth / weight;
            map.normal[3 * pixel] = nx * inverse;
            map.normal[3 * pixel + 1] = ny * inverse;
            map.normal[3 * pixel + 2] = nz * inverse;
        }
    }

    private void compare(MatchingView view, DepthMap map, int pixel, int partner, Sums sums) {
        var other = views.get(partner);
        var otherMap = maps.get(partner);
        int row = pixel / map.width;
        float depth = map.depth[pixel];
        float cx = depth * view.rayX(pixel % map.width);
        float cy = depth * view.rayY(row);
        float x = view.toWorld(0, cx, cy, depth);
        float y = view.toWorld(1, cx, cy, depth);
        float z = view.toWorld(2, cx, cy, depth);
        var seen = sums.seen;
        if (!seen.onto(other, x, y, z) || otherMap.depth[seen.pixel] <= 0 || otherMap.cost[seen.pixel] > LARGEST_COST) {
            return;
        }
        float found = otherMap.depthSeenFrom(other, seen.pixel, seen.rayX, seen.rayY);
        float error = (found - seen.depth) / seen.depth;
        if (error > 2 * LARGEST_DEPTH_ERROR) {
            sums.contradicting++; // that view looks through the place
        } else if (Math.abs(error) < LARGEST_DEPTH_ERROR) {
            confirm(view, map, pixel, other, otherMap, found, sums);
        }
    }

    /// Counts what another view found if it appears where the pixel is and faces the same way.
    private static void confirm(
            MatchingView view, DepthMap map, int pixel, MatchingView other, DepthMap otherMap, float found, Sums sums) {
        int there = sums.seen.pixel;
        float rayX = sums.seen.rayX;
        float rayY = sums.seen.rayY;
        float bx = other.toWorld(0, found * rayX, found * rayY, found);
        float by = other.toWorld(1, found * rayX, found * rayY, found);
        float bz = other.toWorld(2, found * rayX, found * rayY, found);
        float backDepth = view.toCamera(2, bx, by, bz);
        float shiftX = view.fx() * view.toCamera(0, bx, by, bz) / backDepth + view.cx() - pixel % map.width;
        float shiftY =
                view.fy() * view.toCamera(1, bx, by, bz) / backDepth + view.cy() - Math.floorDiv(pixel, map.width);
        if (!(shiftX * shiftX + shiftY * shiftY < LARGEST_SHIFT * LARGEST_SHIFT)) {
            return;
        }
        float[] n = otherMap.normal;
        float wx = other.turn(0, n[3 * there], n[3 * there + 1], n[3 * there + 2]);
        float wy = other.turn(1, n[3 * there], n[3 * there + 1], n[3 * there + 2]);
        float wz = other.turn(2, n[3 * there], n[3 * there + 1], n[3 * there + 2]);
        float nx = view.turnBack(0, wx, wy, wz);
        float ny = view.turnBack(1, wx, wy, wz);
        float nz = view.turnBack(2, wx, wy, wz);
        float agreement = nx * map.normal[3 * pixel] + ny * map.normal[3 * pixel + 1] + nz * map.normal[3 * pixel + 2];
        if (agreement > SMALLEST_AGREEMENT) {
            sums.confirming++;
            sums.add(backDepth, otherMap.cost[there], nx, ny, nz);
        }
    }
}
