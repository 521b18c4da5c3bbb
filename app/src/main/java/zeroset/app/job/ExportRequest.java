package zeroset.app.job;

import java.nio.file.Path;

/// What mesh to write.
///
/// @param source the surface
/// @param mesh the file to write; its ending is the format, one of
///     {@link zeroset.model.mesh.MeshFormat#extensions()}
/// @param settings how it is made
public record ExportRequest(SurfaceSource source, Path mesh, MeshSettings settings) {}
