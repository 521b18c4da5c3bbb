package zeroset.model.stereo;

import java.util.List;
import java.util.Optional;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.parallel.Workers;

/// What matching found. Immutable.
public final class StereoResult {

    /// Fewer points are no surface.
    private static final int FEWEST_POINTS = 1000;

    /// The part of the region where what was photographed stands, unit space.
    private static final float INNER = 0.5f;

    private final List<MatchingView> views;
    private final List<DepthMap> maps;
    private final OrientedPoints points;

    /// @param views the pictures that were matched
    /// @param maps one per view: what other views confirm
    /// @param points the places inside the unit sphere, each once
    StereoResult(List<MatchingView> views, List<DepthMap> maps, OrientedPoints points) {
        this.views = List.copyOf(views);
        this.maps = List.copyOf(maps);
        this.points = points;
    }

    List<MatchingView> views() {
        return views;
    }

    List<DepthMap> maps() {
        return maps;
    }

    /// The places inside the unit sphere that several views agree on, each once.
    public OrientedPoints points() {
        return points;
    }

    /// Share of the pixels that look at the inner half of the region whose surface was found beyond it; near 1
    /// the region is empty.
    public double shareLookingThrough() {
        long looking = 0;
        long through = 0;
        for (int i = 0; i < views.size(); i++) {
            var view = views.get(i);
            var map = maps.get(i);
            for (int pixel = 0; pixel < map.depth.length; pixel++) {
                float x = view.rayX(pixel % map.width);
                float y = view.rayY(Math.floorDiv(pixel, map.width));
                if (view.missDistance(x, y) < INNER) {
                    looking++;
                    through += map.depth[pixel] > view.distanceFromOrigin() + 1 ? 1 : 0;
                }
            }
        }
        return looking == 0 ? 0 : (double) through / looking;
    }

    /// Signed distances of the surface over [-1, 1]³, negative inside: space seen empty is outside, space behind
    /// surfaces inside.
    ///
    /// @param resolution vertices per axis
    /// @return empty when next to nothing was found
    public Optional<ScalarGrid> fuse(int resolution, Workers workers) {
        return points.size() < FEWEST_POINTS ? Optional.empty() : DistanceFusion.fuse(this, resolution, workers);
    }
}
