package zeroset.model.doctor;

import java.util.List;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;

/// A change of the lens that is the same for all views.
///
/// @param focalFactor multiplies the focal lengths
/// @param shiftX added to the principal point, pixels of the largest picture
/// @param shiftY added to the principal point, pixels of the largest picture
record LensCorrection(double focalFactor, double shiftX, double shiftY) {

    /// From parameters of a fit: logarithm of the factor, shifts.
    static LensCorrection of(double[] parameters) {
        return new LensCorrection(Math.exp(parameters[0]), parameters[1], parameters[2]);
    }

    Camera applyTo(Camera camera) {
        var lens = camera.intrinsics();
        return new Camera(
                new Intrinsics(
                        lens.width(),
                        lens.height(),
                        focalFactor * lens.fx(),
                        focalFactor * lens.fy(),
                        lens.cx() + shiftX,
                        lens.cy() + shiftY,
                        lens.distortion()),
                camera.pose());
    }

    List<Camera> applyTo(List<Camera> cameras) {
        return cameras.stream().map(this::applyTo).toList();
    }
}
