package zeroset.model.camera;

import org.joml.Vector2d;

/// Lens distortion between ideal and observed normalised image coordinates (x/z, y/z), dimensionless.
///
/// Both directions are needed: projecting distorts, casting a ray through a pixel undistorts.
public sealed interface Distortion
        permits Distortion.None,
                BrownConrady,
                RationalDistortion,
                OpenCvFisheye,
                FisheyeThinPrism,
                FieldOfView,
                Division,
                MeasuredRadial,
                EnhancedUnified {

    /// The ideal pinhole.
    Distortion NONE = new None();

    /// Ideal to observed coordinates.
    Vector2d distort(double x, double y, Vector2d dest);

    /// Observed to ideal coordinates; the inverse of {@link #distort} to 1e-9 within the lens's monotonic range.
    Vector2d undistort(double x, double y, Vector2d dest);

    /// Whether ideal coordinates lie in the lens's monotonic range. Beyond it the polynomial folds back and
    /// would show points from far outside the picture in the middle of it.
    boolean covers(double x, double y);

    /// No distortion at all.
    record None() implements Distortion {
        @Override
        public Vector2d distort(double x, double y, Vector2d dest) {
            return dest.set(x, y);
        }

        @Override
        public Vector2d undistort(double x, double y, Vector2d dest) {
            return dest.set(x, y);
        }

        @Override
        public boolean covers(double x, double y) {
            return true;
        }
    }
}
