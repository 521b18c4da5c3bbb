package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import zeroset.model.config.Budget;

/// What to go on with.
///
/// @param project the project folder
/// @param budget the budget of the whole run, what was spent before included, or empty for the project's own
/// @param data where the photographs are now, or empty for where they were
/// @param mesh a mesh file to write at the end, or empty for none
/// @param meshSettings how the mesh is made
public record ResumeRequest(
        Path project, Optional<Budget> budget, Optional<Path> data, Optional<Path> mesh, MeshSettings meshSettings) {}
