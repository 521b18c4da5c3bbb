package zeroset.model.dataset.frame;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.image.DecodedImage;
import zeroset.model.dataset.image.ImageDecoder;
import zeroset.model.dataset.image.Orientation;

/// A photograph in an image file, with an optional mask in another one.
///
/// @param path the image
/// @param width expected width in pixels
/// @param height expected height in pixels
/// @param coverageKind what becomes of alpha and mask; ALPHA takes the image's own, the mask kinds take the
/// mask's
/// @param mask the mask of a mask kind; a photograph without a mask of valid pixels is valid all over
/// @param upright whether width and height are those of the picture turned as EXIF says; masks are turned
/// already
public record FilePhotographSource(
        Path path,
        int width,
        int height,
        CoverageKind coverageKind,
        @Nullable MaskFile mask,
        boolean upright) implements PhotographSource {

    private static final byte[] NO_COVERAGE = {};

    /// Checks that kind and mask agree.
    public FilePhotographSource {
        boolean fits = switch (coverageKind) {
            case NONE, ALPHA -> mask == null;
            case OBJECT_MASK -> mask != null;
            case VALID_MASK -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("coverage " + coverageKind + " with mask " + mask);
        }
    }

    @Override
    public Optional<Path> maskFile() {
        return Optional.ofNullable(mask).map(MaskFile::path);
    }

    @Override
    public Photograph load() throws DatasetException {
        return load(1);
    }

    @Override
    public Photograph load(int reduction) throws DatasetException {
        var stored = ImageDecoder.header(path);
        int storedWidth = upright ? height : width;
        int storedHeight = upright ? width : height;
        if (stored.width() != storedWidth || stored.height() != storedHeight) {
            throw wrongSize(path, storedWidth + "x" + storedHeight, stored.size());
        }
        // Turned after reducing, the columns that fill no square would be those of the other side.
        var image = upright
                ? Orientation.of(path).turn(ImageDecoder.decode(path)).reduced(reduction)
                : ImageDecoder.decodeReduced(path, reduction);
        return new Photograph(image.width(), image.height(), image.rgb(), coverage(image, reduction), coverageKind);
    }

    private byte[] coverage(DecodedImage image, int reduction) throws DatasetException {
        if (mask != null) {
            return mask.load(width, height, reduction);
        }
        if (coverageKind == CoverageKind.NONE) {
            return NO_COVERAGE;
        }
        if (coverageKind == CoverageKind.VALID_MASK) {
            var everything = new byte[image.width() * image.height()];
            Arrays.fill(everything, (byte) 255);
            return everything;
        }
        if (image.alpha().length == 0) {
            throw new DatasetException(path + ": expected an alpha channel as in the other images, found none");
        }
        return image.alpha();
    }

    @Override
    public boolean isChanged() {
        return upright;
    }

    /// The complaint about an image of another size than stated.
    public static DatasetException wrongSize(Path path, String expected, String found) {
        return new DatasetException(
                path + ": expected an image of " + expected + " px, found " + found
                        + "; use the images the cameras were computed for, or state the images' true size and scale the lens with it");
    }
}
