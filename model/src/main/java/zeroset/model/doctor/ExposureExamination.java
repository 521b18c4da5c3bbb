package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Photographs much darker or lighter than the others.
final class ExposureExamination implements Examination {

    /// Deviations from the median that are no chance: among 300 normal numbers one reaches 3.
    private static final double DEVIATIONS = 5;

    /// In stops: training gives each photograph a gain, and one of two is still well within reach.
    private static final double STOPS = 1;

    /// Below this a photograph shows next to nothing, and its logarithm means nothing.
    private static final double DARKEST = 0.004; // one of 255 levels

    @Override
    public String title() {
        return "comparing exposures";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        var stops = evidence.statistics().stream()
                .mapToDouble(statistics -> Math.log(Math.max(DARKEST, statistics.brightness())) / Math.log(2))
                .toArray();
        var spread = Spread.of(stops);
        double limit = Math.max(STOPS, DEVIATIONS * spread.deviation());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < stops.length; i++) {
            double off = stops[i] - spread.median();
            if (Math.abs(off) > limit) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "exposure",
                        evidence.name(i) + " is much " + (off > 0 ? "lighter" : "darker") + " than the others.",
                        String.format(
                                Locale.ROOT,
                                "Its mean is %.1f stops from the median, where %.1f would be usual here.",
                                off,
                                spread.deviation()),
                        "Leave it out, or develop the photographs alike.",
                        List.of(evidence.name(i))));
            }
        }
        return findings;
    }
}
