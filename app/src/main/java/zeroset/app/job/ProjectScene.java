package zeroset.app.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.geometry.Region;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.cpu.SurfaceField;
import zeroset.render.scene.Look;
import zeroset.render.scene.PhotoOverlay;
import zeroset.render.scene.Raster;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.scene.ViewportScene;

/// What a project shows, read once: its newest field, and the cameras of its data set.
///
/// @param folder the project
/// @param snapshot its newest field
/// @param region of interest, outside of which nothing is surface
/// @param views of its data set, in its order
record ProjectScene(Path folder, SdfSnapshot snapshot, Region region, List<View> views) {

    private static final double FIELD_OF_VIEW_DEGREES = 30;

    static ProjectScene read(Path folder, Consumer<JobEvent> listener) throws ProjectException, DatasetException {
        try (var project = Project.openReadOnly(folder)) {
            var snapshot = SavedSnapshot.read(project, listener);
            var dataset = project.description().dataset().meant(DatasetReaders.read(project.locateDataset()));
            return new ProjectScene(folder, snapshot, project.description().region(), dataset.views());
        }
    }

    /// The circle around the surface from which it is seen by default.
    OrbitCamera orbit() {
        return orbit(snapshot, views);
    }

    static OrbitCamera orbit(SdfSnapshot snapshot, List<View> views) {
        var up = OrbitCamera.upOf(views.stream().map(View::camera).toList());
        return new OrbitCamera(SurfaceField.of(snapshot).extent(), up, FIELD_OF_VIEW_DEGREES);
    }

    /// A view by its place in the data set.
    ///
    /// @throws BadInputException when there is none
    View view(int index) throws BadInputException {
        if (index < 0 || index >= views.size()) {
            throw new BadInputException(
                    folder + ": there is no view " + index + "; its data set has views 0.." + (views.size() - 1) + ".");
        }
        return views.get(index);
    }

    /// The cameras of some views, in the order given.
    ///
    /// @param indices their places in the data set; empty for all of them
    List<Camera> cameras(List<Integer> indices) throws BadInputException {
        var cameras = new ArrayList<Camera>();
        for (int index : indices) {
            cameras.add(view(index).camera());
        }
        return indices.isEmpty() ? views.stream().map(View::camera).toList() : cameras;
    }

    private List<Camera> trainingCameras() {
        return views.stream()
                .filter(view -> view.split() == Split.TRAIN)
                .map(View::camera)
                .toList();
    }

    /// The scene for a look, with the mesh and the photograph that it needs.
    ///
    /// @param through the view whose camera is looked through, if it is one
    /// @param size of the picture, to lay the photograph over it
    /// @throws BadInputException when the look needs a photograph and there is no view
    ViewportScene scene(
            Look look, Optional<View> through, Size size, Consumer<JobEvent> listener, Cancellation cancellation)
            throws BadInputException, DatasetException, NoSurfaceException, JobCancelledException {
        if (look.surroundings() && !snapshot.hasSurroundings()) {
            throw new BadInputException(folder + ": its run learned no surroundings, because masks or alpha tell its"
                    + " object; choose transparent or a colour as the background.");
        }
        var scene = ViewportScene.empty(snapshot.transform(), look)
                .withSnapshot(Optional.of(snapshot))
                .withRegion(Optional.of(region));
        if (look.mode() == RenderMode.DIFFERENCE) {
            var view = through.orElseThrow(() -> new BadInputException("The difference is one to a photograph: say"
                    + " through which camera to look, for example with --view 0."));
            scene = scene.withPhoto(Optional.of(
                    new PhotoOverlay(Framing.framed(raster(view.photograph().load()), size), 1, 1)));
        }
        if (look.content() != SurfaceContent.SDF) {
            int workers = Runtime.getRuntime().availableProcessors();
            scene = scene.withMesh(Optional.of(PreviewMesh.of(
                    snapshot, trainingCameras(), MeshSettings.defaults(), workers, listener, cancellation)));
        }
        return scene;
    }

    private static Raster raster(Photograph photograph) {
        var argb = new int[photograph.width() * photograph.height()];
        for (int i = 0; i < argb.length; i++) {
            int x = i % photograph.width();
            int y = i / photograph.width();
            int pixel = photograph.coverage(x, y);
            for (int channel = 0; channel < 3; channel++) {
                pixel = (pixel << 8) | photograph.channel(x, y, channel);
            }
            argb[i] = pixel;
        }
        return new Raster(photograph.width(), photograph.height(), argb);
    }
}
