package zeroset.app.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.app.job.RenderRequest.Viewpoint;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.View;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.ProjectException;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.cpu.CpuRenderer;
import zeroset.render.cpu.SurfaceField;
import zeroset.render.scene.Picture;
import zeroset.render.scene.RenderMode;

/// Takes a picture of what a project holds, also while another process trains it.
public final class RenderJob {

    private static final Size ORBIT_SIZE = new Size(800, 800);

    private final RenderRequest request;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one picture.
    public RenderJob(RenderRequest request, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @return the picture's size
    /// @throws BadInputException when the file cannot be written, or there is no such view
    /// @throws JobCancelledException when it was cancelled; nothing is written then
    public Size run()
            throws BadInputException, DatasetException, ProjectException, NoSurfaceException, JobCancelledException,
                    InterruptedException {
        OutputFile.checkEnding(request.output(), ".png");
        OutputFile.checkWritable(request.output());
        var project = ProjectScene.read(request.project(), listener);
        cancellation.check();
        var camera = camera(project);
        try (var pictures = new OffscreenPictures(listener, cancellation)) {
            pictures.check(request.look());
            var scene = project.scene(request.look(), through(project), Size.of(camera), listener, cancellation);
            var screenshot = new ScreenshotRequest(scene, camera, request.output());
            return new ScreenshotJob(screenshot, pictures, listener, cancellation).run();
        }
    }

    private Optional<View> through(ProjectScene project) throws BadInputException {
        return request.viewpoint() instanceof Viewpoint.View(int index)
                ? Optional.of(project.view(index))
                : Optional.empty();
    }

    private Camera camera(ProjectScene project) throws BadInputException {
        return switch (request.viewpoint()) {
            case Viewpoint.Orbit(double azimuth, double elevation) -> {
                var size = request.size().orElse(ORBIT_SIZE);
                yield project.orbit().at(azimuth, elevation, size.width(), size.height());
            }
            case Viewpoint.View(int index) -> {
                var camera = project.view(index).camera();
                yield request.size().isEmpty()
                        ? camera
                        : Framing.resized(camera, request.size().get());
            }
        };
    }

    /// Four sides in a row, in colour above and as clay below, over white.
    static Picture fourSides(SdfSnapshot snapshot, List<View> views, int side) throws InterruptedException {
        var orbit = ProjectScene.orbit(snapshot, views);
        var renderer =
                new CpuRenderer(SurfaceField.of(snapshot), Runtime.getRuntime().availableProcessors());
        var pictures = new ArrayList<Picture>();
        for (var mode : List.of(RenderMode.COLOR, RenderMode.SHADED)) {
            for (int azimuth = 30; azimuth < 390; azimuth += 90) {
                pictures.add(renderer.render(orbit.at(azimuth, Viewpoint.Orbit.ELEVATION, side, side), mode)
                        .over(0xffffff));
            }
        }
        return Picture.contactSheet(4, pictures);
    }
}
