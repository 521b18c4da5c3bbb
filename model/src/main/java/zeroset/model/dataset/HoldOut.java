package zeroset.model.dataset;

import java.util.ArrayList;
import java.util.List;

/// Chooses held-out views for data sets that name none: every n-th in file order, from the first on (the
/// convention of LLFF and mip-NeRF 360, whose n is 8).
///
/// @param every the n; 0 holds nothing out
public record HoldOut(int every) {

    /// Training on fewer views is pointless.
    private static final int MIN_TRAINING_VIEWS = 2;

    /// Nothing is held out.
    public static final HoldOut NONE = new HoldOut(0);

    /// One view of eight.
    public static final HoldOut EVERY_EIGHTH = new HoldOut(8);

    /// Checks the number.
    ///
    /// @throws IllegalArgumentException when it is negative or 1, which would leave nothing to train on
    public HoldOut {
        if (every < 0 || every == 1) {
            throw new IllegalArgumentException("hold-out interval must be 0 (none) or at least 2, was " + every);
        }
    }

    /// The data set with views held out, and a note that says so. A data set that already has held-out views,
    /// or fewer views than the interval, is returned as it is.
    public SceneDataset apply(SceneDataset dataset) {
        int count = dataset.views().size();
        if (every == 0 || count < every || !dataset.views(Split.TEST).isEmpty()) {
            return dataset;
        }
        int heldOut = (count + every - 1) / every;
        if (count - heldOut < MIN_TRAINING_VIEWS) {
            return dataset;
        }
        List<View> views = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            views.add(dataset.views().get(i).withSplit(i % every == 0 ? Split.TEST : Split.TRAIN));
        }
        return dataset.withViews(views)
                .withNote(heldOut + " of " + count + " views are held out to judge the result (one of every " + every
                        + "); the data set itself names none.");
    }
}
