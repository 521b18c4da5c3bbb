package zeroset.app.job;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.project.PhotographHashes;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// What a project knows of the content of its photographs, cameras and masks.
public final class KeptPhotographs {

    private static final int NAMED = 3;

    private KeptPhotographs() {}

    /// Compares the photographs with those the run began with; in a project that does not know them yet, keeps what
    /// they are.
    ///
    /// @param project open for training
    /// @return a sentence for people when they are others, or cannot be read any more: those in memory do
    /// @throws ProjectException when the project cannot be read or written
    public static Optional<String> check(Project project, SceneDataset dataset) throws ProjectException {
        PhotographHashes found;
        try {
            found = PhotographHashes.of(dataset);
        } catch (ProjectException e) {
            return Optional.of(e.getMessage() + " The run goes on with what was read before.");
        }
        var kept = project.photographs();
        var others = kept.flatMap(before -> describe(before, found));
        boolean knowsLess = kept.isEmpty() || kept.get().cameras().isEmpty();
        if (others.isEmpty() && knowsLess) {
            project.savePhotographs(found);
        }
        return others;
    }

    /// Compares the cameras alone, which takes no time.
    ///
    /// @return a sentence for people when they are others than those the run began with
    /// @throws ProjectException when the project cannot be read
    public static Optional<String> checkCameras(Project project, SceneDataset dataset) throws ProjectException {
        return project.photographs()
                .flatMap(kept ->
                        sentence("cameras (poses or lenses)", kept.cameras(), PhotographHashes.cameras(dataset)));
    }

    /// What is to be said of photographs, cameras and masks that are others than they were, or empty.
    static Optional<String> describe(PhotographHashes kept, PhotographHashes found) {
        var sentences = Stream.of(
                        sentence("photographs", kept.byName(), found.byName()),
                        sentence("cameras (poses or lenses)", kept.cameras(), found.cameras()),
                        sentence("masks", kept.masks(), found.masks()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Optional.of(sentences).filter(text -> !text.isEmpty());
    }

    private static Optional<String> sentence(String what, Map<String, String> kept, Map<String, String> found) {
        var others = PhotographHashes.differences(kept, found);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(others.size() + " of " + found.size() + " " + what
                        + " are not those the run began with ("
                        + String.join(", ", others.subList(0, Math.min(NAMED, others.size())))
                        + (others.size() > NAMED ? ", ..." : "")
                        + "), so it will not end as it would have; put the old ones back if that was not meant.");
    }
}
