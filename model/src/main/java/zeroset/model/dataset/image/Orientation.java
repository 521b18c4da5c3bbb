package zeroset.model.dataset.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a camera was held, as EXIF numbers it: 1 upright, 2 to 8 turned or mirrored.
///
/// @param number 1 to 8
public record Orientation(int number) {

    /// Upright: nothing to do.
    public static final Orientation UPRIGHT = new Orientation(1);

    /// Reads it from an image file; upright where the file says nothing, or nothing that can be read.
    public static Orientation of(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var directory = ImageMetadataReader.readMetadata(stream).getFirstDirectoryOfType(ExifIFD0Directory.class);
            var number = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return number == null || number < 1 || number > 8 ? UPRIGHT : new Orientation(number);
        } catch (IOException | ImageProcessingException e) {
            return UPRIGHT; // damage is reported when the picture is decoded
        }
    }

    /// Whether width and height change places.
    public boolean swapsSides() {
        return number >= 5;
    }

    /// Turns a picture upright.
    public DecodedImage turn(DecodedImage stored) {
        if (number == 1) {
            return stored;
        }
        int width = swapsSides() ? stored.height() : stored.width();
        int height = swapsSides() ? stored.width() : stored.height();
        var turned = DecodedImage.ofSize(width, height, stored.alpha().length > 0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int up = height - 1 - y;
                int from = switch (number) {
                    case 2 -> y * stored.width() + right;
                    case 3 -> up * stored.width() + right;
                    case 4 -> up * stored.width() + x;
                    case 5 -> x * stored.width() + y;
                    case 6 -> right * stored.width() + y;
                    case 7 -> right * stored.width() + up;
                    default -> x * stored.width() + up; // 8
                };
                turned.copy(stored, from, y * width + x);
            }
        }
        return turned;
    }
}
