package zeroset.model.config;

/// Weights of the loss terms.
///
/// @param color L1 of the rendered colour
/// @param eikonal squared deviation of the gradient's length from 1
/// @param mask binary cross-entropy of the accumulated opacity against the mask
/// @param curvature change of the normal over a small step; fades as fine levels become active, and counts twenty times
///     where no silhouette is supervised
public record LossConfig(double color, double eikonal, double mask, double curvature) {}
