package zeroset.model.doctor;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import zeroset.model.camera.Intrinsics;

/// What a camera wrote about its lens into a photograph.
final class ExifLens {

    private static final double FILM_WIDTH = 36; // mm

    private ExifLens() {}

    /// Focal length in pixels of the picture, from the equivalent on film.
    ///
    /// @return empty when the file says nothing of it; that it can be read at all is another's matter
    static OptionalDouble focalLength(Path image, Intrinsics lens) {
        try {
            var metadata = ImageMetadataReader.readMetadata(image.toFile());
            for (var directory : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
                var millimetres = directory.getDoubleObject(ExifSubIFDDirectory.TAG_35MM_FILM_EQUIV_FOCAL_LENGTH);
                if (millimetres != null && millimetres > 0) {
                    return OptionalDouble.of(millimetres / FILM_WIDTH * Math.max(lens.width(), lens.height()));
                }
            }
        } catch (ImageProcessingException | IOException e) {
            return OptionalDouble
                    .empty(); // no metadata in a form that is known; the pictures were decoded all the same
        }
        return OptionalDouble.empty();
    }
}
