package zeroset.model.dataset.frame;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.Split;

/// One photograph as a reader found it, before the data set as a whole decides what alpha and masks mean.
///
/// @param image the image file; exists
/// @param hasAlpha whether the image has an alpha channel
/// @param mask the mask file, if the format names one; exists
/// @param camera lens and pose
/// @param split training or held out
/// @param upright whether the picture is turned as EXIF says
public record PosedFrame(
        Path image, boolean hasAlpha, @Nullable MaskFile mask, Camera camera, Split split, boolean upright) {

    /// A picture that is taken as it is stored.
    public PosedFrame(Path image, boolean hasAlpha, @Nullable MaskFile mask, Camera camera, Split split) {
        this(image, hasAlpha, mask, camera, split, false);
    }

    /// The same frame with another use.
    public PosedFrame withSplit(Split newSplit) {
        return new PosedFrame(image, hasAlpha, mask, camera, newSplit, upright);
    }
}
