package zeroset.model.doctor;

import java.util.List;
import java.util.function.IntPredicate;
import zeroset.model.camera.Camera;

/// How well cameras explain where photographs show the same place.
///
/// @param matches what is to be explained
/// @param tolerance distance from the epipolar line that still counts as explained, pixels
record Agreement(List<Correspondence> matches, double tolerance) {

    /// Share of the matches that cameras explain; 0 of none.
    double share(List<Camera> cameras) {
        return share(cameras, matches);
    }

    /// Share of the matches of one view that cameras explain.
    ///
    /// @param partners which other views count
    double shareOf(int view, List<Camera> cameras, IntPredicate partners) {
        return share(cameras, matchesOf(view, partners));
    }

    /// The matches of one view with some others.
    List<Correspondence> matchesOf(int view, IntPredicate partners) {
        return matches.stream()
                .filter(match -> match.involves(view) && partners.test(match.partnerOf(view)))
                .toList();
    }

    private double share(List<Camera> cameras, List<Correspondence> among) {
        var error = new EpipolarError(cameras);
        long explained = among.stream()
                .filter(match -> Math.abs(error.of(match)) < tolerance)
                .count();
        return among.isEmpty() ? 0 : (double) explained / among.size();
    }
}
