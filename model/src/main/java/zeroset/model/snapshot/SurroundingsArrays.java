package zeroset.model.snapshot;

import zeroset.model.geometry.Region;

/// The surroundings of a snapshot as plain arrays, for whoever evaluates them somewhere else. The arrays are copies.
///
/// The trunk maps encoded positions through a ReLU to hidden units; from these come the density by a softplus, and,
/// together with the viewing direction as 16 spherical harmonics, the colour through a ReLU layer and a sigmoid.
///
/// @param bounds the region that rays leave before they are looked at, unit space
/// @param sections samples of a ray
/// @param grid hash grid that encodes contracted positions
/// @param trunk features to hidden units
/// @param density hidden units to one value
/// @param color0 hidden units and direction to hidden units
/// @param color1 hidden units to red, green, blue
public record SurroundingsArrays(
        Region bounds,
        int sections,
        FieldArrays.Grid grid,
        FieldArrays.Layer trunk,
        FieldArrays.Layer density,
        FieldArrays.Layer color0,
        FieldArrays.Layer color1) {}
