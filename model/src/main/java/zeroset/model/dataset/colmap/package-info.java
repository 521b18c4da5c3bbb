/// COLMAP's sparse models, binary and text.
///
/// World-to-camera quaternions `w x y z` (Hamilton) and translations; axes x right, y down, z forward; the
/// centre of the first pixel is (0.5, 0.5), as here. Camera and image ids have gaps. Format: COLMAP's
/// documentation, "Output Format".
package zeroset.model.dataset.colmap;
