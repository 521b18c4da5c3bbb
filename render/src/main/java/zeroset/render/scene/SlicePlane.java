package zeroset.render.scene;

/// A plane across the region, at a right angle to one axis of the world.
///
/// @param axis 0 x, 1 y, 2 z
/// @param offset unit space, -1..1
public record SlicePlane(int axis, double offset) {
    /// Checks the ranges.
    public SlicePlane {
        if (axis < 0 || axis > 2) {
            throw new IllegalArgumentException("axis must be 0..2, was " + axis);
        }
        if (!(offset >= -1 && offset <= 1)) {
            throw new IllegalArgumentException("offset must be -1..1, was " + offset);
        }
    }
}
