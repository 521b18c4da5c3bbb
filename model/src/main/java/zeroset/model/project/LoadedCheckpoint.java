package zeroset.model.project;

import java.util.List;
import zeroset.model.training.Checkpoint;

/// The newest whole checkpoint of a project.
///
/// @param checkpoint the state
/// @param warnings sentences for the user about newer ones that are damaged
public record LoadedCheckpoint(Checkpoint checkpoint, List<String> warnings) {

    /// Copies the list.
    public LoadedCheckpoint {
        warnings = List.copyOf(warnings);
    }
}
