package zeroset.model.training;

/// Unweighted loss terms and their weighted sum.
///
/// @param total weighted sum
/// @param color L1 of the colour
/// @param eikonal squared deviation of the gradient's length from 1
/// @param mask binary cross-entropy, 0 without masks
/// @param curvature normal change, 0 when switched off
/// @param cues distance from what is known of the surface beforehand, 0 without cues
public record LossTerms(double total, double color, double eikonal, double mask, double curvature, double cues) {

    /// The terms of a run without cues.
    public LossTerms(double total, double color, double eikonal, double mask, double curvature) {
        this(total, color, eikonal, mask, curvature, 0);
    }
}
