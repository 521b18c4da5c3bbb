package zeroset.app.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.app.job.FilmRequest.Route;
import zeroset.app.movie.CameraPath;
import zeroset.app.movie.Turntable;
import zeroset.app.movie.ViewPath;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.ProjectException;

/// Makes a film of what a project holds, also while another process trains it.
public final class FilmJob {

    private static final Size TURNTABLE_SIZE = new Size(640, 640);
    private static final double START_DEGREES = 30;

    private final FilmRequest request;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one film.
    public FilmJob(FilmRequest request, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    ///
    /// @return what was made
    /// @throws BadInputException when it cannot be written, or a view does not exist
    /// @throws JobCancelledException when it was cancelled; nothing is left then
    public AnimationRequest run()
            throws BadInputException, DatasetException, ProjectException, NoSurfaceException, JobCancelledException,
                    InterruptedException {
        FilmFormat.of(request.output()).check(request.output(), request.size().orElse(TURNTABLE_SIZE));
        var project = ProjectScene.read(request.project(), listener);
        cancellation.check();
        var path = path(project);
        var size = request.size().isPresent() ? request.size().get() : ownSize(project);
        try (var pictures = new OffscreenPictures(listener, cancellation)) {
            pictures.check(request.look());
            var animation = new AnimationRequest(
                    project.scene(request.look(), Optional.empty(), size, listener, cancellation),
                    path,
                    request.output(),
                    size,
                    request.seconds(),
                    request.framesPerSecond());
            new AnimationJob(animation, pictures, listener, cancellation).run();
            return animation;
        }
    }

    private CameraPath path(ProjectScene project) throws BadInputException {
        return switch (request.route()) {
            case Route.Turntable(double elevation) -> new Turntable(project.orbit(), START_DEGREES, elevation);
            case Route.Views(List<Integer> views, boolean closed) -> {
                var cameras = project.cameras(views);
                if (cameras.size() < 2) {
                    throw new BadInputException("A path leads through two views or more, found one.");
                }
                yield new ViewPath(cameras, closed);
            }
        };
    }

    /// A path is as large as its first view, less a row and a column where MP4 wants even sides.
    private Size ownSize(ProjectScene project) throws BadInputException {
        return switch (request.route()) {
            case Route.Turntable _ -> TURNTABLE_SIZE;
            case Route.Views(List<Integer> views, boolean _) -> {
                Camera first = project.cameras(views).getFirst();
                var size = Size.of(first);
                yield new Size(Math.max(2, size.width() / 2 * 2), Math.max(2, size.height() / 2 * 2));
            }
        };
    }
}
