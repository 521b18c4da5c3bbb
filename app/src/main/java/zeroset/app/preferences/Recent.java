package zeroset.app.preferences;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Something that was opened lately.
///
/// @param location data set or project
/// @param project whether it is a project
/// @param name short, for people
/// @param thumbnail a picture file to show it with; it may be gone by now
/// @param opened when it was opened last
public record Recent(Path location, boolean project, String name, Optional<Path> thumbnail, Instant opened) {}
