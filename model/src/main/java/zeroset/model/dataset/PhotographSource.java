package zeroset.model.dataset;

import java.nio.file.Path;
import java.util.Optional;

/// Where a photograph comes from, decoded when asked for, so that opening a data set does not decode every
/// image.
public interface PhotographSource {

    /// The image file, for messages and thumbnails.
    Path path();

    /// The file of the mask, where it has one of its own.
    default Optional<Path> maskFile() {
        return Optional.empty();
    }

    /// Decodes the image.
    ///
    /// @throws DatasetException when the file is missing, truncated or of another size than the camera states
    Photograph load() throws DatasetException;

    /// Decodes the image smaller than it is, by averaging squares of its pixels; columns and rows that fill no
    /// square are left out, so that position x of the image becomes `x / reduction` exactly.
    ///
    /// @param reduction side of the squares in pixels, > 0
    /// @throws DatasetException as {@link #load()}
    default Photograph load(int reduction) throws DatasetException {
        return load().reducedBy(reduction);
    }

    /// Whether what is decoded differs from what the image file holds, so that copying the file is not enough.
    default boolean isChanged() {
        return false;
    }
}
