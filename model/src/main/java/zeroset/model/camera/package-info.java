/// Pinhole cameras with lens distortion.
///
/// Axes are OpenCV's: x right, y down, z forward. Poses are camera-to-world. Pixel (0,0) covers [0,1) x [0,1),
/// so its centre is at (0.5, 0.5). Dataset readers convert other conventions on the way in; nobody else
/// converts.
package zeroset.model.camera;
