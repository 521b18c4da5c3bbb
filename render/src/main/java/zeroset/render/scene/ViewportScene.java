package zeroset.render.scene;

import java.util.List;
import java.util.Optional;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.snapshot.SdfSnapshot;

/// Everything a viewport shows. Parts that did not change between two scenes are recognised by identity, so a new
/// scene with one new part costs only that part.
///
/// @param transform between world and the unit space in which mesh and points are given; the snapshot carries its own
/// @param snapshot the field, once there is one
/// @param mesh the mesh, once there is one
/// @param cameras the data set's cameras
/// @param points sparse points, if the data set has some
/// @param cues points that matching the photographs found, once there are some
/// @param region region of interest, world space
/// @param photo the photograph over the view
/// @param look how it is drawn
public record ViewportScene(
        SceneTransform transform,
        Optional<SdfSnapshot> snapshot,
        Optional<MeshGeometry> mesh,
        List<CameraGlyph> cameras,
        Optional<PointSet> points,
        Optional<PointSet> cues,
        Optional<Region> region,
        Optional<PhotoOverlay> photo,
        Look look) {

    /// Copies the list.
    public ViewportScene {
        cameras = List.copyOf(cameras);
    }

    /// Nothing but grid and axes.
    public static ViewportScene empty(SceneTransform transform, Look look) {
        return new ViewportScene(
                transform,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                look);
    }

    /// With another snapshot.
    public ViewportScene withSnapshot(Optional<SdfSnapshot> newSnapshot) {
        return new ViewportScene(transform, newSnapshot, mesh, cameras, points, cues, region, photo, look);
    }

    /// With another mesh.
    public ViewportScene withMesh(Optional<MeshGeometry> newMesh) {
        return new ViewportScene(transform, snapshot, newMesh, cameras, points, cues, region, photo, look);
    }

    /// With other cameras.
    public ViewportScene withCameras(List<CameraGlyph> newCameras) {
        return new ViewportScene(transform, snapshot, mesh, newCameras, points, cues, region, photo, look);
    }

    /// With other points.
    public ViewportScene withPoints(Optional<PointSet> newPoints) {
        return new ViewportScene(transform, snapshot, mesh, cameras, newPoints, cues, region, photo, look);
    }

    /// With other cues.
    public ViewportScene withCues(Optional<PointSet> newCues) {
        return new ViewportScene(transform, snapshot, mesh, cameras, points, newCues, region, photo, look);
    }

    /// With another region.
    public ViewportScene withRegion(Optional<Region> newRegion) {
        return new ViewportScene(transform, snapshot, mesh, cameras, points, cues, newRegion, photo, look);
    }

    /// With another photograph.
    public ViewportScene withPhoto(Optional<PhotoOverlay> newPhoto) {
        return new ViewportScene(transform, snapshot, mesh, cameras, points, cues, region, newPhoto, look);
    }

    /// With another look.
    public ViewportScene withLook(Look newLook) {
        return new ViewportScene(transform, snapshot, mesh, cameras, points, cues, region, photo, newLook);
    }
}
