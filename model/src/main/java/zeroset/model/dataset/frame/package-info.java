/// The seam between pose formats and this program: camera axes, images and masks are turned into its
/// conventions here, once for all formats.
package zeroset.model.dataset.frame;
