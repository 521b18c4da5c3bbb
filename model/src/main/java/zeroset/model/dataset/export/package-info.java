/// Data sets written to files again: as nerfstudio's transforms.json, with the images as they are or
/// undistorted.
package zeroset.model.dataset.export;
