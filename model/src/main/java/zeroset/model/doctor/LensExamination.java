package zeroset.model.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import zeroset.model.dataset.View;

/// Lenses that belong to pictures of another size, and focal lengths that the photographs' own data contradict.
final class LensExamination implements Examination {

    /// Share of the picture's size by which a principal point may be off its middle. Lenses are centred to a few
    /// hundredths; crops are not, but they keep no common factor.
    private static final double OFF_CENTRE = 0.2;

    /// How equal the factors along x and y must be to be one factor.
    private static final double ONE_FACTOR = 0.1;

    /// Lenses breathe and makers round: EXIF's focal length is good to a tenth or so.
    private static final double EXIF_TOLERANCE = 0.2;

    @Override
    public String title() {
        return "looking at lenses";
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        var findings = new ArrayList<Finding>();
        var views = evidence.dataset().views();
        otherSize(views)
                .ifPresent(factor -> findings.add(new Finding(
                        Severity.ERROR,
                        "lens-size",
                        "The lens was computed for pictures of another size.",
                        String.format(
                                Locale.ROOT,
                                "Its principal point is the middle of a picture %.2f times as large as these.",
                                factor),
                        String.format(
                                Locale.ROOT,
                                "Divide focal lengths and principal point by %.2f, or use the pictures they were computed for.",
                                factor))));
        exif(views, findings);
        return findings;
    }

    /// Factor between the size that the lens is for and the pictures' own, when most views agree on one.
    private static OptionalDouble otherSize(List<View> views) {
        var factors = views.stream()
                .filter(LensExamination::isForAnotherSize)
                .mapToDouble(LensExamination::factorX)
                .toArray();
        return 2 * factors.length > views.size()
                ? OptionalDouble.of(Spread.of(factors).median())
                : OptionalDouble.empty();
    }

    private static boolean isForAnotherSize(View view) {
        var lens = view.camera().intrinsics();
        double x = factorX(view);
        double y = 2 * lens.cy() / lens.height();
        boolean off = Math.abs(x - 1) > 2 * OFF_CENTRE && Math.abs(y - 1) > 2 * OFF_CENTRE;
        return off && Math.abs(x / y - 1) < ONE_FACTOR;
    }

    private static double factorX(View view) {
        var lens = view.camera().intrinsics();
        return 2 * lens.cx() / lens.width();
    }

    private static void exif(List<View> views, List<Finding> findings) {
        var ratios = new ArrayList<Double>();
        for (var view : views) {
            ExifLens.focalLength(view.photograph().path(), view.camera().intrinsics())
                    .ifPresent(pixels -> ratios.add(view.camera().intrinsics().fx() / pixels));
        }
        if (ratios.isEmpty()) {
            return;
        }
        double ratio = Spread.of(
                        ratios.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
        if (Math.abs(Math.log(ratio)) > Math.log(1 + EXIF_TOLERANCE)) {
            findings.add(
                    new Finding(
                            Severity.WARNING,
                            "focal-exif",
                            "The focal length is not that of the photographs' own data.",
                            String.format(
                                    Locale.ROOT,
                                    "It is %.2f times what EXIF says, in the median of %d photographs.",
                                    ratio,
                                    ratios.size()),
                            "If the photographs were not cropped, compute the poses again with the focal length that EXIF says."));
        }
    }
}
