package zeroset.app.ui.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.app.ui.Thumbnails;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.RegionState;
import zeroset.app.workspace.ViewEntry;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.Look;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.ViewportScene;

/// Puts the viewport's scene together. Parts that did not change stay the same objects, because the viewport tells by
/// identity what it has to upload again.
final class SceneAssembly {

    private static final SceneTransform NOWHERE = new SceneTransform(new Sphere(0, 0, 0, 1));

    /// From where the directions of the cameras agree so much (mean of unit vectors), a subject has a front.
    private static final double ONE_SIDED = 0.6;

    private static final double ASIDE = Math.toRadians(30);

    private final WorkspaceModel model;
    private final Thumbnails thumbnails;
    private final PreparedPoints<PreparedPoints.Cloud> points;
    private final PreparedPoints<OrientedPoints> cues;
    private SceneTransform transform = NOWHERE;
    private List<ViewEntry> views = List.of();
    private int thumbnailRevision = -1;
    private List<CameraGlyph> cameras = List.of();
    private OptionalInt selected = OptionalInt.empty();
    private Optional<Region> region = Optional.empty();

    /// @param changed called when a part that was prepared in the background is there
    SceneAssembly(WorkspaceModel model, Thumbnails thumbnails, Runnable changed) {
        this.model = model;
        this.thumbnails = thumbnails;
        points = PreparedPoints.ofClouds(changed);
        cues = PreparedPoints.ofCues(changed);
    }

    /// Makes the cameras anew where there are others, another one is selected, or there are more thumbnails.
    void remakeCameras(OptionalInt newSelection) {
        var newViews = model.state().dataset().map(OpenDataset::views).orElse(List.of());
        int newRevision = thumbnails.revisionProperty().get();
        if (newViews.equals(views) && newSelection.equals(selected) && newRevision == thumbnailRevision) {
            return;
        }
        views = newViews;
        selected = newSelection;
        thumbnailRevision = newRevision;
        var glyphs = new ArrayList<CameraGlyph>();
        for (var view : views) {
            glyphs.add(new CameraGlyph(
                    view.camera(),
                    view.use(),
                    selected.isPresent() && selected.getAsInt() == view.index(),
                    thumbnails.raster(view.index())));
        }
        cameras = List.copyOf(glyphs);
    }

    /// The cameras as they are drawn.
    List<CameraGlyph> cameras() {
        return cameras;
    }

    /// The scene of the present state.
    ViewportScene scene(Look look, Optional<PhotoOverlay> photo) {
        var state = model.state();
        transform = state.region().isPresent() ? model.workspace().transform() : NOWHERE;
        var newRegion = state.region().map(RegionState::region);
        if (!newRegion.equals(region)) {
            region = newRegion;
        }
        var cloud =
                state.dataset().flatMap(OpenDataset::points).map(sparse -> new PreparedPoints.Cloud(sparse, transform));
        return new ViewportScene(
                transform,
                model.snapshotProperty().get(),
                state.mesh(),
                cameras,
                points.of(cloud),
                cues.of(state.cues().or(this::evidence)),
                region,
                photo,
                look);
    }

    /// The points that a field was held to, of a run that does not go on now.
    private Optional<OrientedPoints> evidence() {
        return model.snapshotProperty().get().map(SdfSnapshot::evidence).filter(points -> points.size() > 0);
    }

    /// A sphere around what there is to see: the region, else the cameras.
    Sphere extent() {
        return model.state()
                .region()
                .map(found -> found.region().boundingSphere())
                .orElseGet(() -> around(cameras));
    }

    /// The side of which the photographs were taken, a little past its middle so that the cameras are seen from aside;
    /// nothing when they were taken all around.
    ///
    /// @param up unit length
    Optional<Vector3d> photographedSide(Vector3dc up) {
        var middle = extent().center();
        var side = new Vector3d();
        cameras.forEach(glyph -> side.add(
                glyph.camera().pose().center().sub(middle, new Vector3d()).normalize()));
        side.sub(new Vector3d(up).mul(side.dot(up)));
        return side.length() > ONE_SIDED * cameras.size()
                ? Optional.of(side.normalize().rotateAxis(ASIDE, up.x(), up.y(), up.z()))
                : Optional.empty();
    }

    private static Sphere around(List<CameraGlyph> cameras) {
        if (cameras.isEmpty()) {
            return NOWHERE.region();
        }
        var center = new Vector3d();
        cameras.forEach(glyph -> center.add(glyph.camera().pose().center()));
        center.div(cameras.size());
        double radius = cameras.stream()
                .mapToDouble(glyph -> glyph.camera().pose().center().distance(center))
                .max()
                .orElse(1);
        return Sphere.of(center, Math.max(radius, 1e-6)); // 1e-6: a single camera is a point
    }
}
