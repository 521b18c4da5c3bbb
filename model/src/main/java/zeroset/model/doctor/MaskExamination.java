package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Masks that call the surroundings object.
final class MaskExamination implements Examination {

    /// Share of the border that must be called object. An object may leave the picture at one side or two; what
    /// fills the whole border is what surrounds it.
    private static final double WHOLE_BORDER = 0.95;

    /// A mask that covers all but this says nothing rather than the opposite.
    private static final double WHOLE_PICTURE = 0.995;

    @Override
    public String title() {
        return "looking at masks";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        if (!evidence.dataset().coverageKind().separatesObject()) {
            return List.of();
        }
        var inverted = IntStream.range(0, evidence.statistics().size())
                .filter(i -> surrounds(evidence.statistics().get(i)))
                .boxed()
                .toList();
        var findings = new ArrayList<Finding>();
        int all = evidence.statistics().size();
        if (2 * inverted.size() > all) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "masks-inverted",
                    "The masks are inverted: they call the surroundings object.",
                    String.format(
                            Locale.ROOT,
                            "In %d of %d photographs what they mark fills the whole border of the picture and leaves a"
                                    + " hole.",
                            inverted.size(),
                            all),
                    "Invert the masks (--invert-masks), for white or opaque must mark the object, or train without them"
                            + " (--no-masks)."));
        } else {
            for (int i : inverted) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "mask-inverted",
                        "The mask of " + evidence.name(i) + " is inverted.",
                        "It marks the whole border of the picture, which most other masks do not.",
                        "Invert this mask, or leave the photograph out.",
                        List.of(evidence.name(i))));
            }
        }
        return findings;
    }

    private static boolean surrounds(PhotoStatistics statistics) {
        return statistics.borderCoverage() > WHOLE_BORDER && statistics.coverage() < WHOLE_PICTURE;
    }
}
