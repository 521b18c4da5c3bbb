package zeroset.app.workspace;

import java.util.List;
import zeroset.model.geometry.Region;

/// The region of interest and where it came from.
///
/// @param region world space
/// @param origin a phrase for people: `found from the masks`, `set by hand`
/// @param warnings what to check, a sentence each
/// @param locked whether a run has begun that cannot change it any more; changing it then asks for a new run
public record RegionState(Region region, String origin, List<String> warnings, boolean locked) {
    /// Copies the list.
    public RegionState {
        warnings = List.copyOf(warnings);
    }
}
