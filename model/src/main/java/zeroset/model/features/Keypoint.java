package zeroset.model.features;

/// A place that other photographs of it may show too.
///
/// @param x pixels; the centre of the first pixel is 0.5
/// @param y pixels
/// @param scale standard deviation of the blur at which it stands out most, pixels
/// @param angle main direction of the gradients around it, radians from x towards y
public record Keypoint(double x, double y, double scale, double angle) {}
