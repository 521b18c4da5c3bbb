package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Photographs that are blurred where the others are not.
final class SharpnessExamination implements Examination {

    private static final double DEVIATIONS = 5;

    /// In logarithms: a third of the median's fine detail. Views of smoother sides of an object differ by less.
    private static final double LOSS = Math.log(3);

    private static final double LEAST = 1e-6; // a picture of one colour has no detail at any size

    @Override
    public String title() {
        return "comparing sharpness";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        var detail = evidence.statistics().stream()
                .mapToDouble(statistics -> Math.log(Math.max(LEAST, statistics.sharpness())))
                .toArray();
        var spread = Spread.of(detail);
        double limit = Math.max(LOSS, DEVIATIONS * spread.deviation());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < detail.length; i++) {
            double lost = spread.median() - detail[i];
            if (lost > limit) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "blur",
                        evidence.name(i) + " is blurred.",
                        String.format(
                                Locale.ROOT,
                                "Its fine detail is %.0f %% of what the median photograph shows.",
                                100 * Math.exp(-lost)),
                        "Leave it out, or take it again.",
                        List.of(evidence.name(i))));
            }
        }
        return findings;
    }
}
