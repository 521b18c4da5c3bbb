package zeroset.app.job;

import java.util.List;
import java.util.function.Consumer;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.snapshot.SdfSnapshot;

/// Meshes a field into a file.
///
/// The file is written whole or not at all; whether it can be written is known before any work is done.
public final class ExportJob {

    private final ExportRequest request;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one mesh.
    public ExportJob(ExportRequest request, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.request = request;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread, and on all processors.
    ///
    /// @return what the mesh is like
    /// @throws BadInputException when the file's ending is unknown or its place cannot be written
    /// @throws NoSurfaceException when the field has no surface
    /// @throws JobCancelledException when it was cancelled; nothing is written then
    public MeshSummary run() throws BadInputException, ProjectException, NoSurfaceException, JobCancelledException {
        MeshOutput.check(request.mesh());
        var output = new MeshOutput(request.settings(), listener, cancellation);
        return switch (request.source()) {
            case SurfaceSource.InMemory(SdfSnapshot snapshot, var cameras) ->
                output.write(snapshot, cameras, request.mesh());
            case SurfaceSource.InProject(var folder) -> {
                try (var project = Project.openReadOnly(folder)) {
                    var snapshot = SavedSnapshot.read(project, listener);
                    var cameras = output.needsCameras() ? cameras(project) : List.<Camera>of();
                    var mesh = output.write(snapshot, cameras, request.mesh());
                    Exports.note(project, snapshot.step(), request.mesh(), listener);
                    yield mesh;
                }
            }
        };
    }

    /// The training cameras, or none with a notice where the data set cannot be read any more.
    private List<Camera> cameras(Project project) {
        try {
            return TrainingCameras.of(DatasetReaders.read(project.locateDataset()));
        } catch (ProjectException | DatasetException e) {
            listener.accept(new JobEvent.Notice(
                    e.getMessage() + " The mesh is therefore neither cut to what photographs show nor at the ground."));
            return List.of();
        }
    }
}
