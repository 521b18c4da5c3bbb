package zeroset.model.camera;

import org.joml.Vector2d;

/// Inverts lens models that have no inverse in closed form, and tells where they fold back.
final class NumericLens {

    private static final int MAX_ITERATIONS = 60;

    /// Step of the central differences: errors of the slope are about 1e-9, so every iteration gains eight
    /// digits.
    private static final double STEP = 1e-5;

    private static final int SAMPLES = 32;

    /// A forward model.
    @FunctionalInterface
    interface Forward {
        /// Ideal to observed coordinates.
        Vector2d apply(double x, double y, Vector2d dest);
    }

    private NumericLens() {}

    /// Newton's method; a step is halved until it brings the result nearer.
    ///
    /// @param x observed coordinate
    /// @param y observed coordinate
    /// @param dest receives ideal coordinates whose image is off by less than 1e-12 where the model can be
    /// inverted, else the nearest that was found
    static Vector2d invert(Forward model, double x, double y, Vector2d dest) {
        var image = new Vector2d();
        var ahead = new Vector2d();
        var behind = new Vector2d();
        double u = x;
        double v = y;
        double error = model.apply(u, v, image).distance(x, y);
        for (int i = 0; i < MAX_ITERATIONS && error > 1e-13; i++) {
            double ex = image.x - x;
            double ey = image.y - y;
            model.apply(u + STEP, v, ahead)
                    .sub(model.apply(u - STEP, v, behind))
                    .div(2 * STEP);
            double a = ahead.x;
            double c = ahead.y;
            model.apply(u, v + STEP, ahead)
                    .sub(model.apply(u, v - STEP, behind))
                    .div(2 * STEP);
            double b = ahead.x;
            double d = ahead.y;
            double determinant = a * d - b * c;
            if (Math.abs(determinant) < 1e-12) {
                break; // 1e-12: the lens folds over here and no inverse exists
            }
            double stepU = (d * ex - b * ey) / determinant;
            double stepV = (a * ey - c * ex) / determinant;
            double fraction = 1;
            double next = model.apply(u - stepU, v - stepV, image).distance(x, y);
            while (!(next < error) && fraction > 1e-3) {
                fraction *= 0.5;
                next = model.apply(u - fraction * stepU, v - fraction * stepV, image)
                        .distance(x, y);
            }
            if (!(next < error)) {
                break; // rounding: as near as it gets
            }
            u -= fraction * stepU;
            v -= fraction * stepV;
            error = next;
        }
        return dest.set(u, v);
    }

    /// Whether the observed radius grows all the way from the axis to ideal coordinates.
    static boolean growsUpTo(Forward model, double x, double y) {
        var image = new Vector2d();
        double before = 0;
        for (int i = 1; i <= SAMPLES; i++) {
            double share = (double) i / SAMPLES;
            double radius = model.apply(share * x, share * y, image).length();
            if (!(radius > before) && (x != 0 || y != 0)) {
                return false;
            }
            before = radius;
        }
        return true;
    }
}
