package zeroset.model.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps the matches whose neighbours move alike: what looks alike by chance lands anywhere, what is the same
/// stays together. Knows no cameras.
public final class AlikeMotion {

    /// Neighbours that are asked.
    private static final int NEIGHBOURS = 6;

    /// Neighbours that must agree; one may by chance.
    private static final int SUPPORT = 2;

    /// A neighbour agrees when it lands where the keypoint's own turn and growth send it, up to this share of its
    /// distance; foreshortening and depth change it so much at angles of thirty degrees.
    private static final double TOLERANCE = 0.45;

    private AlikeMotion() {}

    /// The matches that are trusted.
    public static List<PairMatch> filter(Keypoints first, Keypoints second, List<PairMatch> matches) {
        var kept = new ArrayList<PairMatch>();
        for (var match : matches) {
            if (support(first, second, matches, match) >= SUPPORT) {
                kept.add(match);
            }
        }
        return kept;
    }

    private static int support(Keypoints first, Keypoints second, List<PairMatch> matches, PairMatch match) {
        var a = first.get(match.first());
        var b = second.get(match.second());
        double turn = b.angle() - a.angle();
        double growth = b.scale() / a.scale();
        double cos = growth * Math.cos(turn);
        double sin = growth * Math.sin(turn);
        var nearest = new double[NEIGHBOURS];
        var agrees = new boolean[NEIGHBOURS];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (var other : matches) {
            var p = first.get(other.first());
            var q = second.get(other.second());
            double dx = p.x() - a.x();
            double dy = p.y() - a.y();
            double distance = Math.hypot(dx, dy);
            if (distance < 1 || distance >= nearest[NEIGHBOURS - 1]) {
                continue; // the same place says nothing new
            }
            double missX = q.x() - b.x() - (cos * dx - sin * dy);
            double missY = q.y() - b.y() - (sin * dx + cos * dy);
            int slot = NEIGHBOURS - 1;
            while (slot > 0 && nearest[slot - 1] > distance) {
                nearest[slot] = nearest[slot - 1];
                agrees[slot] = agrees[slot - 1];
                slot--;
            }
            nearest[slot] = distance;
            agrees[slot] = Math.hypot(missX, missY) < TOLERANCE * growth * distance + 2;
        }
        int support = 0;
        for (boolean agreed : agrees) {
            support += agreed ? 1 : 0;
        }
        return support;
    }
}
