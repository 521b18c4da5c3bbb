package zeroset.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import zeroset.app.movie.PngImage;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.training.TrainingException;

/// The whole way on the packaged sample: photographs to project, mesh and picture, in a new folder.
public final class DemoJob {

    private static final int PICTURE_SIDE = 320; // pixels of each of the four sides

    private final Path folder;
    private final TrainingConfig config;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one run.
    ///
    /// @param folder where everything goes; a number is appended when the name is taken
    /// @param config the run's configuration
    public DemoJob(Path folder, TrainingConfig config, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.folder = UnusedFolder.like(folder);
        this.config = config;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// What the demonstration made.
    ///
    /// @param folder where everything is
    /// @param photographs the sample's photographs
    /// @param picture the surface from four sides
    /// @param reconstruction mesh, project and figures
    public record Result(Path folder, Path photographs, Path picture, ReconstructResult reconstruction) {}

    /// Runs on the calling thread.
    public Result run()
            throws BadInputException, DatasetException, ProjectException, TrainingException, NoSurfaceException,
                    JobCancelledException, InterruptedException {
        OutputFile.checkWritable(folder);
        var photographs = folder.resolve("photographs");
        try {
            Files.createDirectories(folder);
            SampleData.copyTo(photographs);
        } catch (IOException e) {
            throw new BadInputException(OutputFile.cannotWrite(photographs, e), e);
        }
        var project = folder.resolve("spot" + Project.SUFFIX);
        var request = new ReconstructRequest(
                photographs,
                false,
                folder.resolve("spot.ply"),
                config,
                MeshSettings.defaults(),
                Optional.empty(),
                Optional.of(project));
        var reconstruction = new ReconstructJob(request, listener, cancellation).run();
        var picture = folder.resolve("spot.png");
        takePicture(project, photographs, picture);
        return new Result(folder, photographs, picture, reconstruction);
    }

    private void takePicture(Path project, Path photographs, Path picture)
            throws BadInputException, DatasetException, ProjectException, InterruptedException {
        listener.accept(new JobEvent.Stage("rendering four sides", -1));
        try (var opened = Project.openReadOnly(project)) {
            var snapshot = SavedSnapshot.read(opened, listener);
            var views = DatasetReaders.read(photographs).views();
            var sides = RenderJob.fourSides(snapshot, views, PICTURE_SIDE);
            OutputFile.write(picture, file -> PngImage.write(sides, file));
        }
    }
}
