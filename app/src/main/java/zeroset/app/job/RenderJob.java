package zeroset.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import zeroset.app.job.RenderRequest.Size;
import zeroset.app.job.RenderRequest.Viewpoint;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.View;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.cpu.CpuRenderer;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.cpu.SurfaceField;
import zeroset.render.scene.Picture;
import zeroset.render.scene.RenderMode;

/// Takes a picture of what a project holds, also while another process trains it.
public final class RenderJob {

    private static final double ELEVATION_DEGREES = 20;
    private static final double FIELD_OF_VIEW_DEGREES = 30;
    private static final Size ORBIT_SIZE = new Size(800, 800);

    private final RenderRequest request;
    private final Consumer<JobEvent> listener;

    /// For one picture.
    public RenderJob(RenderRequest request, Consumer<JobEvent> listener) {
        this.request = request;
        this.listener = listener;
    }

    /// Runs on the calling thread.
    ///
    /// @return the picture's size
    public Size run() throws BadInputException, DatasetException, ProjectException, InterruptedException {
        OutputFile.checkEnding(request.output(), ".png");
        OutputFile.checkWritable(request.output());
        try (var project = Project.openReadOnly(request.project())) {
            var field = SurfaceField.of(SavedSnapshot.read(project, listener));
            var camera = camera(project, field);
            listener.accept(new JobEvent.Stage("rendering", -1));
            var picture = renderer(field).render(camera, request.mode());
            PngFile.write(request.output(), picture);
            return new Size(picture.width(), picture.height());
        }
    }

    private Camera camera(Project project, SurfaceField field)
            throws BadInputException, DatasetException, ProjectException {
        var views = DatasetReaders.read(project.locateDataset()).views();
        return switch (request.viewpoint()) {
            case Viewpoint.Orbit(double azimuth) -> {
                var size = request.size().orElse(ORBIT_SIZE);
                yield orbit(field, views).at(azimuth, ELEVATION_DEGREES, size.width(), size.height());
            }
            case Viewpoint.View(int index) -> {
                if (index < 0 || index >= views.size()) {
                    throw new BadInputException(project.folder() + ": there is no view " + index
                            + "; its data set has views 0.." + (views.size() - 1) + ".");
                }
                var camera = views.get(index).camera();
                yield request.size().isEmpty()
                        ? camera
                        : new Camera(
                                camera.intrinsics()
                                        .scaledTo(
                                                request.size().get().width(),
                                                request.size().get().height()),
                                camera.pose());
            }
        };
    }

    private static OrbitCamera orbit(SurfaceField field, List<View> views) {
        var up = OrbitCamera.upOf(views.stream().map(View::camera).toList());
        return new OrbitCamera(field.extent(), up, FIELD_OF_VIEW_DEGREES);
    }

    private static CpuRenderer renderer(SurfaceField field) {
        return new CpuRenderer(field, Runtime.getRuntime().availableProcessors());
    }

    /// Four sides in a row, in colour above and as clay below, over white.
    static Picture fourSides(SdfSnapshot snapshot, List<View> views, int side) throws InterruptedException {
        var field = SurfaceField.of(snapshot);
        var orbit = orbit(field, views);
        var renderer = renderer(field);
        var pictures = new ArrayList<Picture>();
        for (var mode : List.of(RenderMode.COLOR, RenderMode.SHADED)) {
            for (int azimuth = 30; azimuth < 390; azimuth += 90) {
                pictures.add(renderer.render(orbit.at(azimuth, ELEVATION_DEGREES, side, side), mode)
                        .over(0xffffff));
            }
        }
        return Picture.contactSheet(4, pictures);
    }
}
