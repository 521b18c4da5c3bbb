package zeroset.app.job;

import java.util.List;
import java.util.Optional;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.mesh.SupportPlane;
import zeroset.model.mesh.TriangleMesh;
import zeroset.render.cpu.OrbitCamera;

/// A mesh, the ground under it, and what stands on the ground.
///
/// @param mesh with its ground
/// @param ground the plane that carries it
/// @param up about upwards, unit vector
/// @param transform gives the region of interest
/// @param standing what is left above the ground; not empty
record GroundCut(
        TriangleMesh mesh, SupportPlane ground, Vector3dc up, SceneTransform transform, TriangleMesh standing) {

    /// Surface this near to a plane lies in it, as a share of the region's radius: photographs tell no more.
    private static final double FLATNESS = 0.008;

    /// The cut lies this much higher than the ground is rough.
    private static final double CLEARANCE = 1.5;

    /// What stands on the ground must be more than its wrinkles: a share of the whole area.
    private static final double LEAST_STANDING = 0.1;

    /// Looks for the ground.
    ///
    /// @param cameras tell where up is
    /// @return empty where nothing flat lies under the mesh, or nothing stands on it
    static Optional<GroundCut> of(TriangleMesh mesh, SceneTransform transform, List<Camera> cameras) {
        if (cameras.isEmpty()) {
            return Optional.empty();
        }
        double flatness = FLATNESS * transform.scale();
        var up = OrbitCamera.upOf(cameras);
        return SupportPlane.find(mesh, up, flatness)
                .map(ground -> {
                    double clearance = CLEARANCE * ground.roughness(mesh, up, flatness);
                    return new GroundCut(mesh, ground, up, transform, ground.above(mesh, clearance));
                })
                .filter(cut -> area(cut.standing) > LEAST_STANDING * area(mesh));
    }

    /// Whether the ground goes on beyond the region of interest.
    boolean isBesideTheObject() {
        return ground.reachesEdgeOf(transform.bounds(), mesh, up, FLATNESS * transform.scale());
    }

    private static double area(TriangleMesh mesh) {
        double area = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            area += mesh.area(t);
        }
        return area;
    }
}
