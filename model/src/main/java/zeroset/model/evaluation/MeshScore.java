package zeroset.model.evaluation;

/// How near a mesh is to a reference mesh. Distances are in the units of the meshes; `percent(..)` gives them in
/// per cent of the diagonal of the reference's bounding box.
///
/// @param samples points drawn on each mesh
/// @param boundingBoxDiagonal of the reference
/// @param accuracy mean distance from the mesh to the reference
/// @param completeness mean distance from the reference to the mesh
/// @param accuracyMedian median distance from the mesh to the reference
/// @param completenessMedian median distance from the reference to the mesh
/// @param largestDistance largest distance in either direction
/// @param thresholdPercent threshold of precision and recall, % of the diagonal
/// @param precision share of the mesh nearer to the reference than the threshold
/// @param recall share of the reference nearer to the mesh than the threshold
/// @param normalConsistency mean of |n · n'| at nearest points, over both directions
/// @param signedNormalConsistency the same with the sign: about -1 for a mesh turned inside out
/// @param topology of the mesh
/// @param referenceWatertight whether the reference is watertight
public record MeshScore(
        int samples,
        double boundingBoxDiagonal,
        double accuracy,
        double completeness,
        double accuracyMedian,
        double completenessMedian,
        double largestDistance,
        double thresholdPercent,
        double precision,
        double recall,
        double normalConsistency,
        double signedNormalConsistency,
        MeshTopology topology,
        boolean referenceWatertight) {

    /// Mean of accuracy and completeness.
    public double chamferL1() {
        return (accuracy + completeness) / 2;
    }

    /// Mean of accuracy and completeness in per cent of the diagonal.
    public double chamferL1Percent() {
        return percent(chamferL1());
    }

    /// Harmonic mean of precision and recall.
    public double fScore() {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }

    /// A distance in per cent of the diagonal.
    public double percent(double distance) {
        return 100 * distance / boundingBoxDiagonal;
    }
}
