package zeroset.model.dataset.frame;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.image.DecodedImage;
import zeroset.model.dataset.image.ImageDecoder;

/// A photograph in an image file, with an optional mask in another one.
///
/// @param path the image
/// @param width expected width in pixels
/// @param height expected height in pixels
/// @param coverageKind what becomes of alpha and mask; ALPHA takes the image's own, the mask kinds take the
/// mask's
/// @param mask the mask, exactly when the kind is a mask kind
public record FilePhotographSource(
        Path path,
        int width,
        int height,
        CoverageKind coverageKind,
        @Nullable MaskFile mask) implements PhotographSource {

    private static final byte[] NO_COVERAGE = {};

    /// Checks that kind and mask agree.
    public FilePhotographSource {
        var needsMask = coverageKind == CoverageKind.OBJECT_MASK || coverageKind == CoverageKind.VALID_MASK;
        if (needsMask != (mask != null)) {
            throw new IllegalArgumentException("coverage " + coverageKind + " with mask " + mask);
        }
    }

    @Override
    public Photograph load() throws DatasetException {
        var image = ImageDecoder.decode(path);
        if (image.width() != width || image.height() != height) {
            throw wrongSize(path, width + "x" + height, image.width() + "x" + image.height());
        }
        return new Photograph(width, height, image.rgb(), coverage(image), coverageKind);
    }

    private byte[] coverage(DecodedImage image) throws DatasetException {
        if (mask != null) {
            return mask.load(width, height);
        }
        if (coverageKind == CoverageKind.NONE) {
            return NO_COVERAGE;
        }
        if (image.alpha().length == 0) {
            throw new DatasetException(path + ": expected an alpha channel as in the other images, found none");
        }
        return image.alpha();
    }

    /// The complaint about an image of another size than stated.
    public static DatasetException wrongSize(Path path, String expected, String found) {
        return new DatasetException(
                path + ": expected an image of " + expected + " px, found " + found
                        + "; use the images the cameras were computed for, or state the images' true size and scale the lens with it");
    }
}
