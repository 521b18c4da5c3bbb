package zeroset.model.training;

/// Unweighted loss terms and their weighted sum.
///
/// @param total weighted sum
/// @param color L1 of the colour
/// @param eikonal squared deviation of the gradient's length from 1
/// @param mask binary cross-entropy, 0 without masks
/// @param curvature normal change, 0 when switched off
public record LossTerms(double total, double color, double eikonal, double mask, double curvature) {}
