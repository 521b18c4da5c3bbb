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

    /// Signed distances of the surface over [-1, 1]³, negative inside: space seen empty is outside, space behind
    /// surfaces inside.
    ///
    /// @param resolution vertices per axis
    /// @return empty when next to nothing was found
    public Optional<ScalarGrid> fuse(int resolution, Workers workers) {
        return points.size() < FEWEST_POINTS ? Optional.empty() : DistanceFusion.fuse(this, resolution, workers);
    }
}
