package zeroset.app.job;

import java.nio.file.Path;
import java.util.List;
import zeroset.model.camera.Camera;
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
    /// @param cameras of the training photographs, to tell what they show; empty keeps all surface
    record InMemory(SdfSnapshot snapshot, List<Camera> cameras) implements SurfaceSource {
        /// Copies the list.
        public InMemory {
            cameras = List.copyOf(cameras);
        }

        /// A field of which all surface is kept.
        public InMemory(SdfSnapshot snapshot) {
            this(snapshot, List.of());
        }
    }
}
