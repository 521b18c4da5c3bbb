package zeroset.app.movie;

import zeroset.model.camera.Camera;
import zeroset.render.cpu.OrbitCamera;

/// Once around the surface.
///
/// @param orbit the circle
/// @param startDegrees azimuth at the beginning
/// @param elevationDegrees above the horizon, -89..89
public record Turntable(OrbitCamera orbit, double startDegrees, double elevationDegrees) implements CameraPath {

    @Override
    public boolean closed() {
        return true;
    }

    @Override
    public Camera at(double share, int width, int height) {
        return orbit.at(startDegrees + 360 * share, elevationDegrees, width, height);
    }
}
