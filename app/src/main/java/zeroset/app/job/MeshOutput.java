package zeroset.app.job;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import zeroset.model.evaluation.MeshTopology;
import zeroset.model.mesh.ExtractionSettings;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.MeshWriteException;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.mesh.SurfaceExtractor;
import zeroset.model.snapshot.SdfSnapshot;

/// Meshes a snapshot into a file.
final class MeshOutput {

    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    MeshOutput(Consumer<JobEvent> listener, Cancellation cancellation) {
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// Says why a mesh cannot be written here, before any work is done; writes nothing.
    ///
    /// @throws BadInputException when its format is unknown or its place cannot be written
    static void check(Path file) throws BadInputException {
        if (MeshFormat.of(file).isEmpty()) {
            var known =
                    MeshFormat.extensions().stream().map(ending -> "." + ending).collect(Collectors.joining(" or "));
            throw new BadInputException(file + ": expected a mesh file that ends in " + known + ".");
        }
        OutputFile.checkWritable(file);
    }

    /// Meshes and writes.
    ///
    /// @throws NoSurfaceException when the field has no surface
    /// @throws JobCancelledException when it was cancelled; nothing is written then
    MeshSummary write(SdfSnapshot snapshot, int resolution, Path file)
            throws BadInputException, NoSurfaceException, JobCancelledException {
        cancellation.check();
        try {
            var settings = ExtractionSettings.defaults().withResolution(resolution);
            var mesh = new SurfaceExtractor(settings).extract(snapshot.evaluators(), snapshot.transform(), fraction -> {
                listener.accept(new JobEvent.Stage("meshing", fraction));
                return !cancellation.isCancelled();
            });
            MeshFormat.write(mesh, file);
            var topology = MeshTopology.of(mesh);
            return new MeshSummary(
                    mesh.vertexCount(), mesh.triangleCount(), topology.watertight(), topology.components());
        } catch (MeshWriteException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (CancellationException e) {
            throw new JobCancelledException("Interrupted while meshing; no mesh was written.");
        }
    }
}
