package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;

/// Single views that do not fit the others: exchanged photographs, wrong poses.
///
/// Shares of explained matches differ between healthy views too, since some sides of an object have less texture.
/// So a view is only called wrong when another pose explains far more of its photograph, or when its own explains
/// no more than any pose would by chance.
final class ViewCheck {

    /// Fewer matches tell nothing of one view.
    private static final int FEWEST = 12;

    /// A pose fits when it explains this part of what the median view's explains.
    private static final double FITS = 0.65;

    /// Another pose is better when it explains so many times more, and some matches on top: six parameters always
    /// fit a few more.
    private static final double CLEARLY_MORE = 1.5;

    private static final int FREE = 6;

    /// Standard deviations of counts.
    private static final double SIGNIFICANT = 3;

    /// Where the median view explains less than this, wrong matches are about as common as right ones, and a
    /// single view may have no other.
    private static final double RELIABLE = 0.55;

    /// A slip of a pose turns the camera by no more than this, degrees, and moves it by no more than that share of
    /// the cameras' extent; beyond, it is another pose.
    private static final double SMALL = 15;

    private static final double NEAR = 0.15;

    private final Evidence evidence;
    private final List<Camera> cameras;
    private final Agreement agreement;
    private final double noise;
    private final double extent;
    private final double[] shares;
    private final double median;

    /// @param cameras with what is wrong with all of them mended
    /// @param agreement with the tolerance of well known poses
    ViewCheck(Evidence evidence, List<Camera> cameras, Agreement agreement) {
        this.evidence = evidence;
        this.cameras = cameras;
        this.agreement = agreement;
        noise = 0.5 * agreement.tolerance();
        extent = extent(cameras);
        shares = IntStream.range(0, cameras.size())
                .mapToDouble(view -> agreement.shareOf(view, cameras, ViewCheck::anyone))
                .toArray();
        median = Spread.of(shares).median();
    }

    /// What is wrong with single views.
    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var odd = IntStream.range(0, cameras.size()).filter(this::isOdd).boxed().toList();
        var explained = new HashSet<Integer>();
        for (int view : odd) {
            for (int other : odd) {
                boolean open = view < other && !explained.contains(view) && !explained.contains(other);
                if (open && areExchanged(view, other)) {
                    explained.addAll(List.of(view, other));
                    findings.add(exchanged(view, other));
                }
            }
        }
        var suspects = Set.copyOf(odd);
        for (int view = 0; view < cameras.size(); view++) {
            if (!explained.contains(view)) {
                examine(view, suspects, explained, findings);
            }
        }
        return findings;
    }

    /// Whether a view is explained less than it should be.
    private boolean isOdd(int view) {
        return count(view, ViewCheck::anyone) >= FEWEST && shares[view] < FITS * median;
    }

    private static boolean anyone(int partner) {
        return partner >= 0;
    }

    private int count(int view, IntPredicate partners) {
        return agreement.matchesOf(view, partners).size();
    }

    private boolean areExchanged(int view, int other) {
        var swapped = new ArrayList<>(cameras);
        Collections.swap(swapped, view, other);
        return isBetter(view, swapped, partner -> partner != other)
                && isBetter(other, swapped, partner -> partner != view);
    }

    /// Whether other cameras explain a view as they should and far more than the given ones.
    private boolean isBetter(int view, List<Camera> others, IntPredicate partners) {
        int count = count(view, partners);
        double before = count * agreement.shareOf(view, cameras, partners);
        double after = count * agreement.shareOf(view, others, partners);
        return count >= FEWEST && after > FITS * median * count && after > CLEARLY_MORE * before + FREE;
    }

    private Finding exchanged(int view, int other) {
        var a = evidence.name(view);
        var b = evidence.name(other);
        var swapped = new ArrayList<>(cameras);
        Collections.swap(swapped, view, other);
        return new Finding(
                Severity.ERROR,
                "images-exchanged",
                a + " and " + b + " are exchanged: each fits the other's pose.",
                String.format(
                        Locale.ROOT,
                        "As they are %.0f %% and %.0f %% of the places they share with others are explained, exchanged"
                                + " %.0f %% and %.0f %%.",
                        100 * shares[view],
                        100 * shares[other],
                        100 * agreement.shareOf(view, swapped, ViewCheck::anyone),
                        100 * agreement.shareOf(other, swapped, ViewCheck::anyone)),
                "Exchange the two photographs or their poses.",
                List.of(a, b));
    }

    private void examine(int view, Set<Integer> odd, Set<Integer> wrong, List<Finding> findings) {
        IntPredicate sound = partner -> !wrong.contains(partner) && (!odd.contains(partner) || odd.contains(view));
        var matches = agreement.matchesOf(view, sound);
        if (matches.size() < FEWEST) {
            return;
        }
        var turned = PoseFit.turned(view, cameras, matches, 0.5 * noise);
        var moved = PoseFit.of(view, cameras, matches, extent, 0.5 * noise);
        if (mends(view, turned, sound)) {
            findings.add(off(view, turned, sound));
        } else if (mends(view, moved, sound)) {
            findings.add(off(view, moved, sound));
        } else if (median > RELIABLE && isOdd(view) && shares[view] < chance(view)) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "pose-wrong",
                    "The pose of " + evidence.name(view) + " does not fit its photograph.",
                    shown(view) + " That is no more than any pose explains by chance.",
                    "Check that photograph and pose belong together, or leave it out.",
                    List.of(evidence.name(view))));
        }
    }

    /// Whether another pose of a view is to be believed: it explains far more, and is near unless matches are
    /// reliable; wrong ones that resemble each other, as those of a symmetric object do, agree on some far pose.
    private boolean mends(int view, PoseFit fit, IntPredicate sound) {
        boolean near = degrees(view, fit) < SMALL && moved(view, fit) < NEAR;
        boolean believable = median > RELIABLE ? near || isOdd(view) : near;
        return believable && isBetter(view, with(view, fit), sound);
    }

    /// How far the fit moves the camera, as a share of the cameras' extent.
    private double moved(int view, PoseFit fit) {
        var before = cameras.get(view).pose().center();
        return before.distance(fit.camera().pose().center()) / extent;
    }

    private List<Camera> with(int view, PoseFit fit) {
        var mended = new ArrayList<>(cameras);
        mended.set(view, fit.camera());
        return mended;
    }

    private double degrees(int view, PoseFit fit) {
        return Math.toDegrees(
                PoseExamination.angle(cameras.get(view).pose(), fit.camera().pose()));
    }

    private Finding off(int view, PoseFit fit, IntPredicate sound) {
        double degrees = degrees(view, fit);
        double reached = agreement.shareOf(view, with(view, fit), sound);
        double moved = moved(view, fit);
        return new Finding(
                Severity.ERROR,
                "pose-off",
                String.format(
                        Locale.ROOT, "The pose of %s is off by about %.1f degrees.", evidence.name(view), degrees),
                shown(view)
                        + String.format(
                                Locale.ROOT,
                                " Turned by that much and moved by %.1f %% of the cameras' extent it explains %.0f %%.",
                                100 * moved,
                                100 * reached),
                "Compute its pose again, or leave the photograph out.",
                List.of(evidence.name(view)));
    }

    private String shown(int view) {
        return String.format(
                Locale.ROOT,
                "Its pose explains %.0f %% of the places it shares with others, that of the median photograph %.0f %%.",
                100 * shares[view],
                100 * median);
    }

    /// Largest share that a wrong pose explains: that of other views' poses in the median, and what chance adds.
    private double chance(int view) {
        var moved = new ArrayList<>(cameras);
        var others = new double[cameras.size()];
        for (int i = 0; i < others.length; i++) {
            moved.set(view, cameras.get(i));
            int twin = i; // rays of one camera meet in it, whatever they show
            others[i] = agreement.shareOf(view, moved, partner -> partner != twin);
        }
        double share = Spread.of(others).median();
        return share + SIGNIFICANT * Math.sqrt(share * (1 - share) / count(view, ViewCheck::anyone));
    }

    private static double extent(List<Camera> cameras) {
        var middle = new Vector3d();
        cameras.forEach(camera -> middle.add(camera.pose().center()));
        middle.div(cameras.size());
        return cameras.stream()
                .mapToDouble(camera -> camera.pose().center().distance(middle))
                .max()
                .orElse(1);
    }
}
