package zeroset.model.stereo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.cues.OrientedPointsBuilder;

/// Joins confirmed depth maps to one set of points, each place once: a pixel whose place another view has already given
/// gives none. Views go in order, so the result does not depend on threads.
final class PointFusion {

    /// Share of the depth within which two pixels show the same place.
    private static final float SAME = 0.01f;

    private final List<MatchingView> views;
    private final List<DepthMap> maps;
    private final Projection seen = new Projection();
    private final List<boolean[]> used = new ArrayList<>();

    /// @param maps one per view, confirmed
    PointFusion(List<MatchingView> views, List<DepthMap> maps) {
        this.views = views;
        this.maps = maps;
        maps.forEach(map -> used.add(new boolean[map.depth.length]));
    }

    /// The points inside the unit sphere.
    ///
    /// @param partners per view, indices of the views that may show the same places
    OrientedPoints points(List<List<Integer>> partners) {
        var eyes = new float[3 * views.size()];
        for (int index = 0; index < views.size(); index++) {
            System.arraycopy(views.get(index).center(), 0, eyes, 3 * index, 3);
        }
        var points = new OrientedPointsBuilder(eyes);
        for (int index = 0; index < views.size(); index++) {
            var map = maps.get(index);
            for (int pixel = 0; pixel < map.depth.length; pixel++) {
                if (map.depth[pixel] > 0 && !used.get(index)[pixel]) {
                    take(index, pixel, partners.get(index), points);
                }
            }
        }
        return points.build();
    }

    private void take(int index, int pixel, List<Integer> partners, OrientedPointsBuilder points) {
        var view = views.get(index);
        var map = maps.get(index);
        float depth = map.depth[pixel];
        float cx = depth * view.rayX(pixel % map.width);
        float cy = depth * view.rayY(Math.floorDiv(pixel, map.width));
        float x = view.toWorld(0, cx, cy, depth);
        float y = view.toWorld(1, cx, cy, depth);
        float z = view.toWorld(2, cx, cy, depth);
        for (int partner : partners) {
            markSame(partner, x, y, z);
        }
        if (x * x + y * y + z * z > 1) {
            return;
        }
        float nx = map.normal[3 * pixel];
        float ny = map.normal[3 * pixel + 1];
        float nz = map.normal[3 * pixel + 2];
        points.add(
                new float[] {x, y, z},
                new float[] {view.turn(0, nx, ny, nz), view.turn(1, nx, ny, nz), view.turn(2, nx, ny, nz)},
                Arrays.copyOfRange(view.colors(), 3 * pixel, 3 * pixel + 3),
                Math.clamp(1 - map.cost[pixel], 0.05f, 1),
                index);
    }

    private void markSame(int partner, float x, float y, float z) {
        var other = views.get(partner);
        if (seen.onto(other, x, y, z)
                && Math.abs(maps.get(partner).depth[seen.pixel] - seen.depth) < SAME * seen.depth) {
            used.get(partner)[seen.pixel] = true;
        }
    }
}
