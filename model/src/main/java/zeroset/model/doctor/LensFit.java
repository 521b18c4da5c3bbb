package zeroset.model.doctor;

import java.util.List;
import java.util.stream.IntStream;
import zeroset.model.camera.Camera;

/// The common change of focal length and principal point with which cameras explain the photographs best.
///
/// @param correction the change
/// @param focalDeviation standard deviation of the factor
/// @param shiftDeviation standard deviation of the shift, pixels; the larger of the two
/// @param costBefore mean robust cost without the change, 0..1
/// @param costAfter with it
record LensFit(
        LensCorrection correction, double focalDeviation, double shiftDeviation, double costBefore, double costAfter) {

    /// Where the search begins: focal lengths as stated, and a quarter off to either side.
    private static final double[] STARTS = {0, Math.log(1.25), Math.log(0.8)};

    /// Small changes for the differences: a thousandth of the focal length, a twentieth of a pixel.
    private static final double[] UNITS = {1e-3, 0.05, 0.05};

    /// Widest reach of the cost at the beginning, in times the noise.
    private static final double REACH = 16;

    /// Matches beyond this many tell nothing new of three numbers.
    private static final int MOST_MATCHES = 6000;

    /// Fits.
    ///
    /// @param all places that photographs have in common
    /// @param noise distance from an epipolar line that good cameras leave, pixels
    static LensFit of(List<Correspondence> all, List<Camera> cameras, double noise) {
        int stride = Math.max(1, Math.ceilDiv(all.size(), MOST_MATCHES));
        var matches = IntStream.range(0, Math.ceilDiv(all.size(), stride))
                .mapToObj(i -> all.get(i * stride))
                .toList();
        RobustFit.Problem problem = (parameters, dest) -> {
            var error = new EpipolarError(LensCorrection.of(parameters).applyTo(cameras));
            for (int i = 0; i < dest.length; i++) {
                dest[i] = error.of(matches.get(i));
            }
        };
        var fit = new RobustFit(problem, matches.size(), UNITS, noise);
        var best = fit.from(new double[] {STARTS[0], 0, 0}, REACH * noise);
        for (int i = 1; i < STARTS.length; i++) {
            var other = fit.from(new double[] {STARTS[i], 0, 0}, REACH * noise);
            best = other.cost() < best.cost() ? other : best;
        }
        var correction = LensCorrection.of(best.parameters());
        return new LensFit(
                correction,
                correction.focalFactor() * best.deviation(0),
                Math.max(best.deviation(1), best.deviation(2)),
                fit.cost(new double[3]),
                best.cost());
    }
}
