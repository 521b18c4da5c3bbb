package zeroset.model.stereo;

import java.util.ArrayList;
import java.util.List;

/// Chooses the views that a view is matched against: near enough to look alike, far enough to tell depth, seeing the
/// same part of the region, and not all on one side.
final class SourceViews {

    /// Best angle between two rays that meet, degrees; smaller ones lose depth quickly, larger ones likeness slowly.
    private static final double BEST_ANGLE = 11;

    private static final double SPREAD_BELOW = 4;
    private static final double SPREAD_ABOVE = 14;

    /// Angle between two sources below which they tell the same, degrees.
    private static final double DIVERSE = 8;

    /// Below this a pair sees too little of the same, or from too far apart, to be of any use.
    private static final double WORTHLESS = 1e-3;

    private SourceViews() {}

    /// Indices of the sources of one view, best first.
    ///
    /// @param views all views
    /// @param reference index of the view to be matched
    /// @param most largest number of sources
    static List<Integer> of(List<MatchingView> views, int reference, int most) {
        var scores = new double[views.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i == reference ? 0 : score(views.get(reference), views.get(i));
        }
        var chosen = new ArrayList<Integer>();
        while (chosen.size() < most) {
            int best = 0;
            for (int i = 1; i < scores.length; i++) {
                best = scores[i] > scores[best] ? i : best;
            }
            if (!(scores[best] > WORTHLESS)) {
                break;
            }
            chosen.add(best);
            scores[best] = 0;
            for (int i = 0; i < scores.length; i++) {
                double apart = angle(views.get(best), views.get(i), 0, 0, 0) / DIVERSE;
                scores[i] *= 1 - 0.7 * Math.exp(-0.5 * apart * apart);
            }
        }
        return chosen;
    }

    /// Mean suitability over points spread through the region.
    private static double score(MatchingView a, MatchingView b) {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < 27; k++) {
            double x = 0.5 * (k % 3 - 1);
            double y = 0.5 * (Math.floorDiv(k, 3) % 3 - 1);
            double z = 0.5 * (Math.floorDiv(k, 9) - 1);
            if (!sees(a, x, y, z)) {
                continue;
            }
            count++;
            if (sees(b, x, y, z)) {
                double angle = angle(a, b, x, y, z);
                double off = (angle - BEST_ANGLE) / (angle < BEST_ANGLE ? SPREAD_BELOW : SPREAD_ABOVE);
                double sizes = pixelsPerUnit(a, x, y, z) / pixelsPerUnit(b, x, y, z);
                sum += Math.exp(-0.5 * off * off) * Math.min(sizes, 1 / sizes);
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static boolean sees(MatchingView view, double x, double y, double z) {
        float depth = view.toCamera(2, (float) x, (float) y, (float) z);
        if (depth <= 1e-3f) {
            return false; // behind the camera or in it
        }
        float u = view.fx() * view.toCamera(0, (float) x, (float) y, (float) z) / depth + view.cx();
        float v = view.fy() * view.toCamera(1, (float) x, (float) y, (float) z) / depth + view.cy();
        return u >= 0 && v >= 0 && u <= view.width() - 1 && v <= view.height() - 1;
    }

    private static double pixelsPerUnit(MatchingView view, double x, double y, double z) {
        return view.fx() / view.toCamera(2, (float) x, (float) y, (float) z);
    }

    /// Angle at a point between the directions to two views, degrees.
    private static double angle(MatchingView a, MatchingView b, double x, double y, double z) {
        double ax = a.center()[0] - x;
        double ay = a.center()[1] - y;
        double az = a.center()[2] - z;
        double bx = b.center()[0] - x;
        double by = b.center()[1] - y;
        double bz = b.center()[2] - z;
        double lengths = Math.sqrt((ax * ax + ay * ay + az * az) * (bx * bx + by * by + bz * bz));
        double cosine = (ax * bx + ay * by + az * bz) / Math.max(lengths, 1e-12);
        return Math.toDegrees(Math.acos(Math.clamp(cosine, -1, 1)));
    }
}
