package zeroset.model.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;

/// How a run uses views where it differs from what the data set says.
///
/// @param byName choices by the name of the view
public record ViewChoices(Map<String, Choice> byName) {

    /// Nothing differs.
    public static final ViewChoices NONE = new ViewChoices(Map.of());

    /// How a view is used.
    public enum Choice {
        /// It supervises.
        TRAINING,
        /// It judges.
        HELD_OUT,
        /// It is left out.
        OFF
    }

    /// Copies the map, sorted: people read the file.
    public ViewChoices {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /// What becomes of a view.
    public Choice of(View view) {
        return byName.getOrDefault(view.name(), view.split() == Split.TRAIN ? Choice.TRAINING : Choice.HELD_OUT);
    }

    /// The data set as the run sees it: some views left out, the others split as chosen.
    public SceneDataset applyTo(SceneDataset dataset) {
        var views = new ArrayList<View>();
        for (var view : dataset.views()) {
            switch (of(view)) {
                case TRAINING -> views.add(view.withSplit(Split.TRAIN));
                case HELD_OUT -> views.add(view.withSplit(Split.TEST));
                case OFF -> {
                    // left out
                }
            }
        }
        return dataset.withViews(views);
    }
}
