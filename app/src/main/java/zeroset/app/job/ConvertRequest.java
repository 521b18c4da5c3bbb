package zeroset.app.job;

import java.nio.file.Path;

/// What is to be converted.
///
/// @param data folder or file of a data set
/// @param output an empty folder, or one that does not exist
/// @param undistort whether images become those of ideal lenses
/// @param invertMasks whether masks and alpha channels mean the opposite of what they say
public record ConvertRequest(Path data, Path output, boolean undistort, boolean invertMasks) {}
