package zeroset.app.job;

import java.nio.file.Path;
import zeroset.model.snapshot.SdfSnapshot;

/// Where a job takes the surface from.
public sealed interface SurfaceSource {

    /// The newest field that a project holds, also while another process trains it.
    ///
    /// @param folder the project folder
    record InProject(Path folder) implements SurfaceSource {}

    /// A field in memory.
    ///
    /// @param snapshot the field
    record InMemory(SdfSnapshot snapshot) implements SurfaceSource {}
}
