package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.View;

/// Cameras far from all others, and poses that occur twice.
final class PoseExamination implements Examination {

    /// Times the median distance from the middle of all cameras. A walk round an object stays within two or
    /// three.
    private static final double FAR = 8;

    /// Share of the cameras' extent below which two of them are at one place: files keep six digits.
    private static final double SAME_PLACE = 1e-5;

    /// Angle below which two cameras look alike, radians.
    private static final double SAME_DIRECTION = 1e-3;

    /// Places that two photographs must share before they can show the same.
    private static final int ENOUGH = 10;

    /// Distance in pixels that is no motion: keypoints scatter by about one.
    private static final double SAME_PIXEL = 2;

    @Override
    public String title() {
        return "looking at poses";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var views = evidence.dataset().views();
        var middle = middle(views);
        var distances = views.stream()
                .mapToDouble(view -> middle.distance(center(view)))
                .toArray();
        double median = Spread.of(distances).median();
        for (int i = 0; i < views.size(); i++) {
            if (distances[i] > FAR * median && views.size() > 4) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "pose-far",
                        "The camera of " + views.get(i).name() + " is far from all others.",
                        String.format(
                                Locale.ROOT,
                                "It is %.0f times as far from their middle as the median camera.",
                                distances[i] / median),
                        "Leave the photograph out, or correct its pose.",
                        List.of(views.get(i).name())));
            }
        }
        findings.addAll(duplicates(evidence, SAME_PLACE * Math.max(median, Double.MIN_NORMAL)));
        return findings;
    }

    private static List<Finding> duplicates(Evidence evidence, double near) {
        var findings = new ArrayList<Finding>();
        var views = evidence.dataset().views();
        for (int i = 0; i < views.size(); i++) {
            for (int j = i + 1; j < views.size(); j++) {
                var a = views.get(i);
                var b = views.get(j);
                boolean samePlace = center(a).distance(center(b)) < near;
                if (samePlace && angle(a.camera().pose(), b.camera().pose()) < SAME_DIRECTION) {
                    findings.add(showTheSame(evidence, a, b) ? photographTwice(a, b) : poseTwice(a, b));
                }
            }
        }
        return findings;
    }

    /// Whether two photographs share many places, and have them at the same pixels.
    private static boolean showTheSame(Evidence evidence, View a, View b) {
        int first = evidence.views().indexOf(a);
        int second = evidence.views().indexOf(b);
        var distances = evidence.matches().stream()
                .filter(match -> match.involves(first) && match.involves(second))
                .mapToDouble(match -> Math.hypot(match.firstX() - match.secondX(), match.firstY() - match.secondY()))
                .toArray();
        return distances.length >= ENOUGH && Spread.of(distances).median() < SAME_PIXEL;
    }

    private static Finding photographTwice(View a, View b) {
        return new Finding(
                Severity.HINT,
                "photograph-twice",
                a.name() + " and " + b.name() + " show the same from the same place.",
                "Their poses agree to the last digits, and so do the places that both show.",
                "Nothing needs to be done; one of the two adds nothing.",
                List.of(a.name(), b.name()));
    }

    private static Finding poseTwice(View a, View b) {
        return new Finding(
                Severity.WARNING,
                "pose-twice",
                a.name() + " and " + b.name() + " have the same pose but do not show the same.",
                "Place and direction of the two cameras agree to the last digits; the places that both show do not.",
                "One of the two has the other's pose: correct it or leave it out.",
                List.of(a.name(), b.name()));
    }

    private static Vector3d middle(List<View> views) {
        var middle = new Vector3d();
        for (int axis = 0; axis < 3; axis++) {
            int component = axis;
            var values = views.stream()
                    .mapToDouble(view -> center(view).get(component))
                    .toArray();
            middle.setComponent(axis, Spread.of(values).median());
        }
        return middle;
    }

    private static Vector3d center(View view) {
        return new Vector3d(view.camera().pose().center());
    }

    /// Angle of the turn between two poses, radians.
    static double angle(Pose a, Pose b) {
        var turn = a.rotation().transpose(new Matrix3d()).mul(b.rotation());
        // The trace of a rotation is 1 + 2 cos(angle).
        return Math.acos(Math.clamp(0.5 * (turn.m00 + turn.m11 + turn.m22 - 1), -1, 1));
    }
}
