package zeroset.model.project;

import java.util.List;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Region;

/// The JSON inside a checkpoint file.
///
/// @param step steps done
/// @param seconds wall time of training so far
/// @param region region of interest, data-set units
/// @param config the run's configuration
/// @param arrays the blocks that follow, in order
record CheckpointHeader(int step, double seconds, Region region, TrainingConfig config, List<Block> arrays) {

    CheckpointHeader {
        arrays = List.copyOf(arrays);
    }

    /// One array in the file.
    ///
    /// @param name of the array
    /// @param length number of floats
    /// @param codec how they are stored: {@link CheckpointFile#RAW} or {@link CheckpointFile#PLANES}
    /// @param storedBytes length of the block in the file
    /// @param crc32c checksum of the block as stored
    record Block(String name, int length, String codec, long storedBytes, long crc32c) {}
}
