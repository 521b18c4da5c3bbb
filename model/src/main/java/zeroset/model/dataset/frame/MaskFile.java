package zeroset.model.dataset.frame;

import java.nio.file.Path;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.image.ImageDecoder;

/// A separate mask that belongs to a photograph.
///
/// @param path an image of the photograph's size
/// @param inverted whether black, not white, marks what counts
public record MaskFile(Path path, boolean inverted) {

    /// Decodes the mask.
    ///
    /// @param width of the photograph, px
    /// @param height of the photograph, px
    /// @param reduction side of the squares of pixels that are averaged, > 0
    /// @return `[height / reduction, width / reduction]`, 255 what counts
    /// @throws DatasetException when it cannot be read or is of another size
    public byte[] load(int width, int height, int reduction) throws DatasetException {
        var header = ImageDecoder.header(path);
        if (header.width() != width || header.height() != height) {
            throw new DatasetException(path + ": expected a mask of " + width + "x" + height
                    + " px like its photograph, found " + header.size());
        }
        var image = ImageDecoder.decodeReduced(path, reduction);
        var mask = image.asMask();
        if (inverted) {
            for (int i = 0; i < mask.length; i++) {
                mask[i] = (byte) (255 - (mask[i] & 0xff));
            }
        }
        return mask;
    }
}
