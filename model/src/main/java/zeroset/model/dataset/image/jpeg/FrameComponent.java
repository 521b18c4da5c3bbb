package zeroset.model.dataset.image.jpeg;

/// One component of a frame: luminance or one of two colour differences.
///
/// @param id as the file numbers it
/// @param across blocks side by side in a unit of the scan
/// @param down blocks one below the other in a unit of the scan
/// @param quantization number of its table
record FrameComponent(int id, int across, int down, int quantization) {}
