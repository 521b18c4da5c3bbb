package zeroset.app.job;

import java.nio.file.Path;
import java.util.function.Consumer;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// Meshes what a project holds, also while another process trains it.
public final class ExtractJob {

    private final Path project;
    private final Path mesh;
    private final int resolution;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one run.
    ///
    /// @param project the project folder
    /// @param mesh the mesh file to write
    /// @param resolution cells per axis
    public ExtractJob(Path project, Path mesh, int resolution, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.project = project;
        this.mesh = mesh;
        this.resolution = resolution;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Runs on the calling thread.
    public MeshSummary run() throws BadInputException, ProjectException, NoSurfaceException, JobCancelledException {
        MeshOutput.check(mesh);
        try (var opened = Project.openReadOnly(project)) {
            var snapshot = SavedSnapshot.read(opened, listener);
            return new MeshOutput(listener, cancellation).write(snapshot, resolution, mesh);
        }
    }
}
