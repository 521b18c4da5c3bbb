package zeroset.model.training;

/// Running means of loss terms between two reports.
final class LossMeans {

    private int count;
    private double total;
    private double color;
    private double eikonal;
    private double mask;
    private double curvature;
    private double cues;
    private double squaredError;

    /// Adds one step.
    ///
    /// @param step number of the step, for the message
    /// @throws TrainingException naming the term that is not a number
    void add(LossTerms terms, double stepSquaredError, int step) throws TrainingException {
        check("colour", terms.color(), step);
        check("Eikonal", terms.eikonal(), step);
        check("mask", terms.mask(), step);
        check("curvature", terms.curvature(), step);
        check("cue", terms.cues(), step);
        count++;
        total += terms.total();
        color += terms.color();
        eikonal += terms.eikonal();
        mask += terms.mask();
        curvature += terms.curvature();
        cues += terms.cues();
        squaredError += stepSquaredError;
    }

    private static void check(String term, double value, int step) throws TrainingException {
        if (!Double.isFinite(value)) {
            throw new TrainingException(
                    "training diverged at step " + step + ": the " + term + " loss became " + value
                            + ". The last checkpoint is kept. Try another seed, a tighter region of interest, or check the poses.");
        }
    }

    LossTerms means() {
        int n = Math.max(1, count);
        return new LossTerms(total / n, color / n, eikonal / n, mask / n, curvature / n, cues / n);
    }

    /// PSNR of the mean squared error, dB.
    double psnr() {
        return -10 * Math.log10(Math.max(1e-10, squaredError / Math.max(1, count)));
    }

    void clear() {
        count = 0;
        total = color = eikonal = mask = curvature = cues = squaredError = 0;
    }
}
