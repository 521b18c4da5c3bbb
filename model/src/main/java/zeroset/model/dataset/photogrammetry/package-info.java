/// Cameras as photogrammetry programs export them: Metashape's XML, RealityCapture's CSV.
package zeroset.model.dataset.photogrammetry;
