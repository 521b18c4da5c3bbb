package zeroset.model.dataset.frame;

import java.nio.file.Path;
import zeroset.model.camera.Intrinsics;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.image.ImageHeader;

/// Fits a lens, as a file states it for pictures of one size, to the picture that is there.
final class LensFit {

    private LensFit() {}

    /// The lens for an image: the stated one, scaled where the image is the same picture at another size, as in
    /// folders like `images_4`.
    ///
    /// @param stated lens in pixels of the size that the file states
    /// @throws DatasetException when the image has another shape
    static Intrinsics fit(Intrinsics stated, ImageHeader image, Path imageName) throws DatasetException {
        if (isSize(stated, image)) {
            return stated;
        }
        // Sizes are rounded to whole pixels, so the shape may be off by one.
        double height = (double) stated.height() * image.width() / stated.width();
        double width = (double) stated.width() * image.height() / stated.height();
        if (Math.abs(height - image.height()) > 1 && Math.abs(width - image.width()) > 1) {
            throw FilePhotographSource.wrongSize(imageName, stated.width() + "x" + stated.height(), image.size());
        }
        return stated.scaledTo(image.width(), image.height());
    }

    /// Whether the stated size has the shape of the image turned by a quarter, and not its own.
    static boolean isTurned(Intrinsics lens, ImageHeader image) {
        double ratio = (double) lens.width() / lens.height();
        double found = (double) image.width() / image.height();
        return Math.abs(ratio * found - 1) < 0.01 && Math.abs(ratio / found - 1) > 0.01;
    }

    static boolean isSize(Intrinsics lens, ImageHeader image) {
        return lens.width() == image.width() && lens.height() == image.height();
    }
}
