package zeroset.render.navigation;

import zeroset.model.geometry.Region;

/// A handle in the hand. Depends only on where the hand took hold and where it is now, so that going back undoes.
@FunctionalInterface
public interface RegionDrag {

    /// The region with the hand at a pixel.
    ///
    /// @param x pixels from the left; the centre of the first pixel is 0.5
    /// @param y pixels from the top
    /// @param constrained turns in steps of 15 degrees; moves the opposite face of a box as well. Other handles
    ///     do not mind
    Region to(double x, double y, boolean constrained);
}
