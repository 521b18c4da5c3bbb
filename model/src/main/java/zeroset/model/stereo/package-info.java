/// Surface points out of overlapping photographs by matching them, with nothing learned: PatchMatch stereo
/// (Barnes et al. 2009; Bleyer et al. 2011) for every photograph against a few others, checked across views, and
/// fused.
///
/// Everything happens in unit space with ideal pinhole pictures: {@link MatchingView} takes lens distortion out
/// once. Image positions are index coordinates here: the centre of the first pixel is (0, 0), not (0.5, 0.5).
/// Depth is measured along the optical axis; normals point towards the camera.
@NullMarked
package zeroset.model.stereo;

import org.jspecify.annotations.NullMarked;
