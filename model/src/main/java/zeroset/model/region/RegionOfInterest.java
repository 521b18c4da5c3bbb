package zeroset.model.region;

import java.util.List;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// A region of interest and how it was found.
///
/// @param region world space
/// @param source how it was found
/// @param warnings what a user should check, one sentence each; empty when nothing looks odd
public record RegionOfInterest(Region region, RegionSource source, List<String> warnings) {

    /// Copies the list.
    public RegionOfInterest {
        warnings = List.copyOf(warnings);
    }

    /// The sphere around the region, which becomes the unit sphere of training.
    public Sphere sphere() {
        return region.boundingSphere();
    }
}
