package zeroset.model.dataset;

import java.nio.file.Path;

/// Where a photograph comes from, decoded when asked for, so that opening a data set does not decode every
/// image.
public interface PhotographSource {

    /// The image file, for messages and thumbnails.
    Path path();

    /// Decodes the image.
    ///
    /// @throws DatasetException when the file is missing, truncated or of another size than the camera states
    Photograph load() throws DatasetException;

    /// Whether what is decoded differs from what the image file holds, so that copying the file is not enough.
    default boolean isChanged() {
        return false;
    }
}
