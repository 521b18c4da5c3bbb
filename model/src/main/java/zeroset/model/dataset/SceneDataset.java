package zeroset.model.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zeroset.model.geometry.Sphere;

/// A data set as read: posed views and what else the files told.
///
/// @param location the folder or file that was opened
/// @param format name of the recognised format, for people
/// @param views all views, at least two
/// @param coverageKind what the photographs' coverage channel means; the same for all of them
/// @param givenRegion region of interest stated by the files, world units
/// @param points sparse points that came with the poses, world units
/// @param notes what a user should know: skipped frames, other formats found beside this one
public record SceneDataset(
        Path location,
        String format,
        List<View> views,
        CoverageKind coverageKind,
        Optional<Sphere> givenRegion,
        Optional<PointCloud> points,
        List<String> notes) {

    /// Copies the lists.
    public SceneDataset {
        views = List.copyOf(views);
        notes = List.copyOf(notes);
    }

    /// Views of one split, in file order.
    public List<View> views(Split split) {
        return views.stream().filter(view -> view.split() == split).toList();
    }

    /// The same data set with other views.
    public SceneDataset withViews(List<View> newViews) {
        return new SceneDataset(location, format, newViews, coverageKind, givenRegion, points, notes);
    }

    /// The same data set with another meaning of the coverage channel.
    public SceneDataset withCoverageKind(CoverageKind newKind) {
        return new SceneDataset(location, format, views, newKind, givenRegion, points, notes);
    }

    /// The same data set with masks and alpha channels that mean the opposite of what they mean here: inverted twice
    /// they mean what the files say.
    public SceneDataset withInvertedMasks() {
        if (coverageKind == CoverageKind.NONE) {
            return withNote("There are no masks to invert.");
        }
        return withViews(views.stream()
                .map(view -> view.withPhotograph(InvertedCoverage.of(view.photograph())))
                .toList());
    }

    /// Whether masks and alpha channels mean the opposite of what the files say, because somebody asked for it.
    public boolean hasInvertedMasks() {
        return views.stream().anyMatch(view -> view.photograph() instanceof InvertedCoverage);
    }

    /// The same data set with one more note.
    public SceneDataset withNote(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new SceneDataset(location, format, views, coverageKind, givenRegion, points, more);
    }
}
