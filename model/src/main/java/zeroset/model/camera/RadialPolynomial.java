package zeroset.model.camera;

/// The odd polynomial `r·(1 + c1 r² + c2 r⁴ + c3 r⁶ + c4 r⁸)` that lens models share, and the range in which
/// it grows.
///
/// @param c1 coefficient of r²
/// @param c2 coefficient of r⁴
/// @param c3 coefficient of r⁶
/// @param c4 coefficient of r⁸
record RadialPolynomial(double c1, double c2, double c3, double c4) {

    private static final int SAMPLES = 32;

    /// The polynomial divided by r.
    double factor(double r2) {
        return 1 + r2 * (c1 + r2 * (c2 + r2 * (c3 + r2 * c4)));
    }

    /// Derivative of {@link #factor} with respect to r².
    double factorSlope(double r2) {
        return c1 + r2 * (2 * c2 + r2 * (3 * c3 + r2 * 4 * c4));
    }

    /// Derivative of the polynomial with respect to r.
    double slope(double r2) {
        return 1 + r2 * (3 * c1 + r2 * (5 * c2 + r2 * (7 * c3 + r2 * 9 * c4)));
    }

    /// Whether the polynomial grows all the way from 0 to r.
    boolean growsUpTo(double r2) {
        var steepest =
                r2 * (3 * Math.abs(c1) + r2 * (5 * Math.abs(c2) + r2 * (7 * Math.abs(c3) + r2 * 9 * Math.abs(c4))));
        if (steepest < 1) {
            return true; // almost every pixel of almost every lens: no term can turn the slope
        }
        for (int i = 1; i <= SAMPLES; i++) {
            if (slope(r2 * i / SAMPLES) <= 0) {
                return false;
            }
        }
        return true;
    }
}
