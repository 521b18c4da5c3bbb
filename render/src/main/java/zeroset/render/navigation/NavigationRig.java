package zeroset.render.navigation;

import org.joml.Quaterniondc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.Sphere;

/// A view that a hand moves around a pivot. Immutable: every move gives a new one, which makes undo a matter of keeping
/// the old one.
///
/// Pixels are those of the viewport, y down; angles follow the hand (a drag to the right turns the scene to the right).
public sealed interface NavigationRig permits OrbitRig {

    /// A rig that frames a sphere from a friendly angle.
    ///
    /// @param up the scene's up direction, unit length
    /// @param fovYDegrees vertical field of view
    static NavigationRig framing(Sphere sphere, Vector3dc up, double fovYDegrees) {
        return OrbitRig.framing(sphere, up, fovYDegrees);
    }

    /// Turns around the pivot. Stops short of the poles. A view that leans (a data-set camera's) is levelled little by
    /// little while it turns.
    NavigationRig orbit(double dxPixels, double dyPixels, int viewportHeight);

    /// Moves view and pivot in the picture plane so that the pivot follows the hand.
    NavigationRig pan(double dxPixels, double dyPixels, int viewportHeight);

    /// Goes nearer to or farther from the point under the cursor, which stays under it.
    ///
    /// @param steps wheel notches, positive towards the point
    /// @param target the point, or the pivot where there is nothing
    NavigationRig zoom(double steps, Vector3dc target);

    /// Flies: moves the view and its pivot along its own axes.
    ///
    /// @param right, up, forward distances as shares of the pivot's distance
    NavigationRig fly(double right, double up, double forward);

    /// Makes a point the pivot and looks at it, keeping the direction and how large it appears.
    NavigationRig focus(Vector3dc point);

    /// Turns around the pivot, keeping the elevation, until the eye stands on a side of it.
    ///
    /// @param side direction from the pivot, world space, not along the up direction
    NavigationRig from(Vector3dc side);

    /// Frames a sphere, keeping the direction.
    NavigationRig frame(Sphere sphere);

    /// Stands where a camera of the data set stands, with its field of view; the pivot lies on its axis. The exact
    /// camera (principal point, distortion) is the caller's to show until the rig moves.
    NavigationRig lookThrough(Camera camera);

    /// Looks at another place of the same scene from another side.
    ///
    /// @param newPivot world space
    /// @param newDistance world units, > 0
    /// @param newOrientation camera-to-world rotation, OpenCV axes
    /// @param newFovYDegrees vertical field of view
    NavigationRig standing(Vector3dc newPivot, double newDistance, Quaterniondc newOrientation, double newFovYDegrees);

    /// The view on the way from this one to another, for short glides.
    ///
    /// @param share 0..1, eased by the caller
    NavigationRig towards(NavigationRig other, double share);

    /// The camera of this view.
    Camera camera(int width, int height);

    /// A copy of the pivot, world space.
    Vector3d pivot();

    /// Distance from the view to its pivot, world units.
    double distance();

    /// Camera-to-world rotation, OpenCV axes; a view, not to be changed.
    Quaterniondc orientation();

    /// A copy of the scene's up direction.
    Vector3d up();

    /// Vertical field of view.
    double fovYDegrees();
}
