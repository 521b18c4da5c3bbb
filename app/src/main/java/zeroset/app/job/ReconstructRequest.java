package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Region;

/// What to reconstruct, and into what.
///
/// @param data folder or file of the posed photographs
/// @param invertMasks whether masks and alpha mean the opposite of what the files say
/// @param mesh the mesh file to write
/// @param config the run's configuration
/// @param meshSettings how the mesh is made
/// @param region region of interest in data-set units, or empty to find it
/// @param project folder that keeps the work, or empty for none unless the run is interrupted
public record ReconstructRequest(
        Path data,
        boolean invertMasks,
        Path mesh,
        TrainingConfig config,
        MeshSettings meshSettings,
        Optional<Region> region,
        Optional<Path> project) {}
