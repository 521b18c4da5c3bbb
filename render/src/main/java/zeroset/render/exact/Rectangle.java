package zeroset.render.exact;

/// A part of a picture, in pixels from its upper left corner.
///
/// @param x left edge
/// @param y upper edge
/// @param width > 0
/// @param height > 0
public record Rectangle(int x, int y, int width, int height) {}
