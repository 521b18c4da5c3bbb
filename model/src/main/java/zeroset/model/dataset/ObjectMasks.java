package zeroset.model.dataset;

import java.util.List;

/// Looks at the alpha channels or object masks of a whole data set.
public final class ObjectMasks {

    /// From here on a pixel counts as object.
    public static final int OBJECT = 128;

    /// What the masks of a data set show.
    public enum Content {
        /// Object and background: the ordinary case.
        SEPARATED,
        /// Nothing but object: the channel carries no information.
        OPAQUE
    }

    private ObjectMasks() {}

    /// Looks at the masks.
    ///
    /// @param photographs decoded training photographs whose coverage separates the object
    /// @throws DatasetException when no pixel of any mask is set
    public static Content check(SceneDataset dataset, List<PosedPhotograph> photographs) throws DatasetException {
        int largest = 0;
        boolean background = false;
        for (var posed : photographs) {
            var photograph = posed.photograph();
            for (int y = 0; y < photograph.height(); y++) {
                for (int x = 0; x < photograph.width(); x++) {
                    int coverage = photograph.coverage(x, y);
                    largest = Math.max(largest, coverage);
                    background |= coverage < OBJECT;
                }
            }
            if (largest >= OBJECT && background) {
                return Content.SEPARATED;
            }
        }
        if (largest < OBJECT) {
            throw new DatasetException(
                    dataset.location() + ": expected masks that show an object, found that no pixel of "
                            + "any mask is set in " + photographs.size() + " training views (largest value " + largest
                            + " of 255); " + remedy(largest));
        }
        return Content.OPAQUE;
    }

    private static String remedy(int largest) {
        return largest == 0
                ? "white must mark the object: check whether the masks are inverted, belong to other images, or hold "
                        + "the object in another channel; or go without masks"
                : "white (255) must mark the object: the masks seem to store small numbers instead of 0 and 255; "
                        + "multiply them, or go without masks";
    }
}
