/// Reconstructions of structure-from-motion programs other than COLMAP: Bundler, OpenMVG, OpenSfM
/// (OpenDroneMap).
package zeroset.model.dataset.sfm;
