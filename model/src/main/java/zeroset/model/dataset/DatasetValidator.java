package zeroset.model.dataset;

import java.util.HashSet;
import org.joml.Vector3d;

/// What every data set must fulfil whatever its format; {@link DatasetReaders} checks it after reading.
final class DatasetValidator {

    private static final int MIN_VIEWS = 2;

    /// Camera centres closer together than this share of their distance from the origin are at one place: single
    /// precision files cannot tell them apart.
    private static final double SAME_PLACE = 1e-6;

    private DatasetValidator() {}

    /// Checks a data set.
    ///
    /// @throws DatasetException for too few training views, names used twice, or cameras that are all at one
    /// place
    static void check(SceneDataset dataset) throws DatasetException {
        int training = dataset.views(Split.TRAIN).size();
        if (training < MIN_VIEWS) {
            throw new DatasetException(dataset.location() + ": expected at least " + MIN_VIEWS
                    + " training views, found " + (training == 1 ? "a single view" : "none")
                    + "; a surface needs to be seen from several sides, add photographs");
        }
        checkNames(dataset);
        checkPlaces(dataset);
    }

    private static void checkNames(SceneDataset dataset) throws DatasetException {
        var names = new HashSet<String>();
        for (var view : dataset.views()) {
            if (!names.add(view.name())) {
                throw new DatasetException(dataset.location() + ": expected every image once, found \"" + view.name()
                        + "\" twice; remove one of the two");
            }
        }
    }

    private static void checkPlaces(SceneDataset dataset) throws DatasetException {
        var first = dataset.views(Split.TRAIN).getFirst().camera().pose().center();
        double spread = 0;
        double magnitude = 0;
        for (var view : dataset.views(Split.TRAIN)) {
            spread = Math.max(spread, view.camera().pose().center().distance(first));
            magnitude = Math.max(magnitude, view.camera().pose().center().length());
        }
        if (spread <= SAME_PLACE * magnitude) {
            throw new DatasetException(dataset.location() + ": expected cameras at different places, found all "
                    + dataset.views(Split.TRAIN).size() + " training cameras at " + show(new Vector3d(first))
                    + "; without parallax no shape can be found: check the translations of the poses");
        }
    }

    private static String show(Vector3d v) {
        return "(" + v.x + ", " + v.y + ", " + v.z + ")";
    }
}
