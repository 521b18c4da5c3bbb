package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import zeroset.model.geometry.Region;
import zeroset.model.training.TrainingReport;

/// What a reconstruction gave.
///
/// @param report the training's figures
/// @param region region of interest that was used, data-set units
/// @param meshFile where the mesh is, or empty when none was asked for
/// @param mesh what it is like, or empty when none was asked for
/// @param project folder that keeps the work, or empty for none
public record ReconstructResult(
        TrainingReport report,
        Region region,
        Optional<Path> meshFile,
        Optional<MeshSummary> mesh,
        Optional<Path> project) {}
