package zeroset.app.job;

import java.util.function.Consumer;
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
        return new MeshOutput(request.settings(), listener, cancellation).write(snapshot(), request.mesh());
    }

    private SdfSnapshot snapshot() throws ProjectException {
        return switch (request.source()) {
            case SurfaceSource.InMemory(SdfSnapshot snapshot) -> snapshot;
            case SurfaceSource.InProject(var folder) -> {
                try (var project = Project.openReadOnly(folder)) {
                    yield SavedSnapshot.read(project, listener);
                }
            }
        };
    }
}
