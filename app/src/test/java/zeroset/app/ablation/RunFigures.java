package zeroset.app.ablation;

/// What came out of a run; all NaN but the processor time where there was no surface.
///
/// @param chamfer Chamfer-L1, % of the reference's diagonal
/// @param accuracy mesh to reference, likewise
/// @param completeness reference to mesh, likewise
/// @param fScore at 1 %
/// @param normals normal consistency
/// @param psnr of held-out views, dB
/// @param cpuSeconds processor time of the training and of judging held-out views, first shape excluded where it is
/// shared
record RunFigures(
        double chamfer,
        double accuracy,
        double completeness,
        double fScore,
        double normals,
        double psnr,
        double cpuSeconds) {}
