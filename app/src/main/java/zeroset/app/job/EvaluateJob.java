package zeroset.app.job;

import java.io.IOException;
import java.nio.file.Path;
import zeroset.model.evaluation.MeshEvaluator;
import zeroset.model.evaluation.MeshScore;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.MeshReadException;
import zeroset.model.mesh.TriangleMesh;

/// Compares a mesh with a reference.
public final class EvaluateJob {

    private final Path mesh;
    private final Path reference;
    private final MeshEvaluator evaluator;

    /// For one comparison.
    public EvaluateJob(Path mesh, Path reference, MeshEvaluator evaluator) {
        this.mesh = mesh;
        this.reference = reference;
        this.evaluator = evaluator;
    }

    /// Runs on the calling thread, and on all processors.
    ///
    /// @throws BadInputException when a mesh cannot be read or has no area
    public MeshScore run() throws BadInputException {
        var judged = read(mesh);
        var truth = read(reference);
        return evaluator.compare(judged, truth);
    }

    private static TriangleMesh read(Path file) throws BadInputException {
        try {
            var read = MeshFormat.read(file);
            if (!hasArea(read)) {
                throw new BadInputException(file + ": expected a mesh with area, found " + read.vertexCount()
                        + " vertices and " + read.triangleCount() + " triangles without any.");
            }
            return read;
        } catch (MeshReadException | IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be read: " + OutputFile.reason(e), e);
        }
    }

    private static boolean hasArea(TriangleMesh mesh) {
        for (int triangle = 0; triangle < mesh.triangleCount(); triangle++) {
            if (mesh.area(triangle) > 0) {
                return true;
            }
        }
        return false;
    }
}
