package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import zeroset.model.camera.Camera;

/// Whether poses and lenses explain where photographs show the same places; and when they do not, which usual
/// mistake would.
///
/// Places are found from the pixels alone, so what is wrong with cameras cannot hide there. Of the matches some
/// are wrong; therefore shares are compared with each other, never with 1.
final class GeometryExamination implements Examination {

    /// Fewer matches tell nothing of three parameters.
    private static final int FEWEST = 60;

    /// Distance from the epipolar line, pixels at the size at which keypoints are found, that is still agreement:
    /// three times the scatter of a keypoint seen from another side.
    private static final double TOLERANCE = 2;

    /// A mistake is named when undoing it doubles the share of matches that are explained: two conventions never
    /// agree in half of all views by chance.
    private static final double CLEARLY_BETTER = 2;

    /// Share below which no cameras explain the photographs. Lines 2 pixels to either side cover a few hundredths
    /// of a picture; matches that are right but for a fifth give 0.8.
    private static final double UNEXPLAINED = 0.2;

    /// Standard deviations from which on a difference is no chance. Matches of one keypoint in many views are not
    /// independent, so it is more than the usual three.
    private static final double SIGNIFICANT = 6;

    /// Shares by which focal length and principal point (of the picture's side) may be off. Real lenses bend rays
    /// a little beyond what their model says, and a fit without that answers with one or two per cent; a surface
    /// hardly suffers.
    private static final double FOCAL_TOLERANCE = 0.04;

    private static final double CENTRE_TOLERANCE = 0.008;

    /// Smallest fall of the robust cost, as a share, that is worth a sentence.
    private static final double COST_FALL = 0.003;

    @Override
    public String title() {
        return "comparing photographs";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        if (evidence.matches().size() < FEWEST) {
            return List.of(new Finding(
                    Severity.HINT,
                    "few-matches",
                    "The photographs have too few places in common to check the poses.",
                    evidence.matches().size() + " were found, and " + FEWEST + " are needed.",
                    "More texture or views closer together would help matching; training may work all the same."));
        }
        var findings = new ArrayList<Finding>();
        double tolerance = TOLERANCE * pixelsPerKeypointPixel(evidence.cameras());
        var agreement = new Agreement(evidence.matches(), tolerance);
        var cameras = withConvention(evidence.cameras(), agreement, findings);
        cameras = withLens(cameras, agreement, findings);
        if (findings.isEmpty() && agreement.share(cameras) < UNEXPLAINED) {
            return List.of(new Finding(
                    Severity.ERROR,
                    "poses-unexplained",
                    "The poses do not fit the photographs.",
                    String.format(
                            Locale.ROOT,
                            "They explain %.0f %% of %,d places that photographs have in common, and none of the usual"
                                    + " mistakes explains more.",
                            100 * agreement.share(cameras),
                            evidence.matches().size()),
                    "Check that poses and photographs belong together and are in the same order, or compute the poses"
                            + " again."));
        }
        findings.addAll(
                new ViewCheck(evidence, cameras, new Agreement(evidence.matches(), 0.5 * tolerance)).findings());
        return findings;
    }

    /// Keypoints are found in pictures of bounded size; their scatter grows with what lies between.
    private static double pixelsPerKeypointPixel(List<Camera> cameras) {
        var sides = cameras.stream()
                .mapToDouble(camera -> Math.max(
                        camera.intrinsics().width(), camera.intrinsics().height()))
                .toArray();
        return Math.max(1, Spread.of(sides).median() / 640);
    }

    private static List<Camera> withConvention(List<Camera> given, Agreement agreement, List<Finding> findings) {
        double before = agreement.share(given);
        double most = 0;
        Optional<Convention> best = Optional.empty();
        for (var convention : Convention.all()) {
            double share =
                    agreement.share(given.stream().map(convention.correction()).toList());
            if (share > most) {
                most = share;
                best = Optional.of(convention);
            }
        }
        if (best.isEmpty() || most < UNEXPLAINED || most < CLEARLY_BETTER * before) {
            return given;
        }
        findings.add(new Finding(
                Severity.ERROR,
                "pose-convention",
                best.get().mistake(),
                String.format(
                        Locale.ROOT,
                        "With this undone %.0f %% of %,d places that photographs have in common are explained, as it is"
                                + " %.0f %%.",
                        100 * most,
                        agreement.matches().size(),
                        100 * before),
                best.get().remedy()));
        return given.stream().map(best.get().correction()).toList();
    }

    private static List<Camera> withLens(List<Camera> given, Agreement agreement, List<Finding> findings) {
        double noise = 0.25 * agreement.tolerance();
        var fit = LensFit.of(agreement.matches(), given, noise);
        var correction = fit.correction();
        if (fit.costAfter() > (1 - COST_FALL) * fit.costBefore()) {
            return given;
        }
        var lens = given.getFirst().intrinsics();
        double side = Math.max(lens.width(), lens.height());
        boolean wrong = false;
        double change = Math.abs(correction.focalFactor() - 1);
        // At the picture's edge the change must move rays by more than matches scatter.
        boolean matters = change > FOCAL_TOLERANCE && change * 0.5 * side > 2 * agreement.tolerance();
        if (change > SIGNIFICANT * fit.focalDeviation() && matters) {
            findings.add(focal(fit, lens.fx()));
            wrong = true;
        }
        double shift = Math.hypot(correction.shiftX(), correction.shiftY());
        boolean isSignificant = shift > SIGNIFICANT * fit.shiftDeviation();
        if (isSignificant && shift > Math.max(agreement.tolerance(), CENTRE_TOLERANCE * side)) {
            findings.add(principalPoint(fit));
            wrong = true;
        } else if (isSignificant && isHalfPixel(correction)) {
            findings.add(halfPixel(fit));
        }
        return wrong ? correction.applyTo(given) : given;
    }

    private static Finding focal(LensFit fit, double stated) {
        double factor = fit.correction().focalFactor();
        return new Finding(
                Severity.ERROR,
                "focal-length",
                String.format(
                        Locale.ROOT,
                        "The focal length is off by %.0f %%: the photographs fit %.1f px, %.1f px is stated.",
                        100 * Math.abs(1 / factor - 1),
                        factor * stated,
                        stated),
                evidence(fit, String.format(Locale.ROOT, "a factor of %.3f ± %.3f", factor, fit.focalDeviation())),
                String.format(
                        Locale.ROOT,
                        "Multiply the focal length by %.3f, or compute it again; check that it was not stated for"
                                + " another size of the pictures.",
                        factor));
    }

    private static Finding principalPoint(LensFit fit) {
        var correction = fit.correction();
        return new Finding(
                Severity.ERROR,
                "principal-point",
                String.format(
                        Locale.ROOT,
                        "The principal point is off by %.1f px along x and %.1f px along y.",
                        -correction.shiftX(),
                        -correction.shiftY()),
                evidence(fit, String.format(Locale.ROOT, "a shift known to ± %.2f px", fit.shiftDeviation())),
                String.format(
                        Locale.ROOT,
                        "Add %+.1f px to cx and %+.1f px to cy; check whether the pictures were cropped after the poses"
                                + " were computed.",
                        correction.shiftX(),
                        correction.shiftY()));
    }

    private static boolean isHalfPixel(LensCorrection correction) {
        return Math.abs(Math.abs(correction.shiftX()) - 0.5) < 0.2
                && Math.abs(Math.abs(correction.shiftY()) - 0.5) < 0.2
                && correction.shiftX() * correction.shiftY() > 0;
    }

    private static Finding halfPixel(LensFit fit) {
        var correction = fit.correction();
        return new Finding(
                Severity.WARNING,
                "half-pixel",
                "Pixel positions are off by half a pixel: the first pixel's centre was counted as "
                        + (correction.shiftX() > 0 ? "(0, 0)" : "(1, 1)") + " instead of (0.5, 0.5).",
                evidence(
                        fit,
                        String.format(
                                Locale.ROOT,
                                "a shift of %+.2f and %+.2f px, known to ± %.2f px",
                                correction.shiftX(),
                                correction.shiftY(),
                                fit.shiftDeviation())),
                String.format(Locale.ROOT, "Add %+.1f px to cx and cy.", correction.shiftX() > 0 ? 0.5 : -0.5));
    }

    private static String evidence(LensFit fit, String what) {
        return String.format(
                Locale.ROOT,
                "The places that photographs have in common ask for %s; their misfit falls from %.3f to %.3f.",
                what,
                fit.costBefore(),
                fit.costAfter());
    }
}
