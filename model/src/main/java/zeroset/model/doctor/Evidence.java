package zeroset.model.doctor;

import java.util.List;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.View;

/// What all examinations look at. Immutable.
///
/// @param dataset as it was read
/// @param views that were looked at closely: all, or a part spread evenly over a large data set
/// @param statistics of each of these views' pixels
/// @param silhouettes of each of these views, or none when nothing tells the object from its surroundings
/// @param matches places that two of these views have in common, from the pixels alone
record Evidence(
        SceneDataset dataset,
        List<View> views,
        List<PhotoStatistics> statistics,
        List<Silhouette> silhouettes,
        List<Correspondence> matches) {

    /// Copies the lists.
    Evidence {
        views = List.copyOf(views);
        statistics = List.copyOf(statistics);
        silhouettes = List.copyOf(silhouettes);
        matches = List.copyOf(matches);
    }

    /// The cameras of the views that were looked at closely.
    List<Camera> cameras() {
        return views.stream().map(View::camera).toList();
    }

    /// The name of a view that was looked at closely.
    String name(int index) {
        return views.get(index).name();
    }
}
