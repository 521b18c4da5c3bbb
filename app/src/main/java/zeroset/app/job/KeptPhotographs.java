package zeroset.app.job;

import java.util.Optional;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.project.PhotographHashes;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// What a project knows of its photographs' content.
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
        if (kept.isEmpty()) {
            project.savePhotographs(found);
            return Optional.empty();
        }
        return describe(kept.get(), found);
    }

    /// The sentence about photographs that are others than they were, or empty.
    static Optional<String> describe(PhotographHashes kept, PhotographHashes found) {
        var others = kept.differences(found);
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(others.size() + " of " + found.byName().size()
                        + " photographs are not those the run began with ("
                        + String.join(", ", others.subList(0, Math.min(NAMED, others.size())))
                        + (others.size() > NAMED ? ", ..." : "")
                        + "), so it will not end as it would have; put the old ones back if that was not meant.");
    }
}
