package zeroset.render.navigation;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.Sphere;

/// The rig of the window.
record OrbitRig() implements NavigationRig {
    static NavigationRig framing(Sphere sphere, Vector3dc up, double fovYDegrees) {
        throw new UnsupportedOperationException(sphere + " " + up + " " + fovYDegrees);
    }

    @Override
    public NavigationRig orbit(double dxPixels, double dyPixels, int viewportHeight) {
        return this;
    }

    @Override
    public NavigationRig pan(double dxPixels, double dyPixels, int viewportHeight) {
        return this;
    }

    @Override
    public NavigationRig zoom(double steps, Vector3dc target) {
        return this;
    }

    @Override
    public NavigationRig fly(double right, double up, double forward) {
        return this;
    }

    @Override
    public NavigationRig focus(Vector3dc point) {
        return this;
    }

    @Override
    public NavigationRig frame(Sphere sphere) {
        return this;
    }

    @Override
    public NavigationRig lookThrough(Camera camera) {
        return this;
    }

    @Override
    public NavigationRig towards(NavigationRig other, double share) {
        return this;
    }

    @Override
    public Camera camera(int width, int height) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Vector3d pivot() {
        return new Vector3d();
    }

    @Override
    public double distance() {
        return 1;
    }

    @Override
    public Vector3d up() {
        return new Vector3d(0, 0, 1);
    }
}
