package zeroset.app.workspace;

import java.util.Optional;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;

/// Whether a run may start; says why not. Called on the workspace's thread.
final class StartCheck {

    private static final int LEAST_VIEWS = 2;

    private final StateBoard board;

    StartCheck(StateBoard board) {
        this.board = board;
    }

    /// Whether there is everything that a run needs.
    ///
    /// @param content what would be trained; empty when photographs or region are missing
    /// @param readOnly whether the project belongs to somebody else now
    boolean passes(Optional<Scene> scene, Optional<ProjectContent> content, boolean readOnly) {
        if (scene.isEmpty()) {
            board.notice("Open a data set first.");
            return false;
        }
        if (content.isEmpty()) {
            complainAboutMissing(scene.get());
            return false;
        }
        return passes(scene.get(), content.get().dataset(), readOnly);
    }

    private boolean passes(Scene scene, SceneDataset chosen, boolean readOnly) {
        if (readOnly) {
            board.raise(new Problem(
                    scene.name() + " was opened to look at it only, because it is trained elsewhere.",
                    "Close it there and open it again here.",
                    ""));
            return false;
        }
        int training = chosen.views(Split.TRAIN).size();
        if (training < LEAST_VIEWS) {
            board.raise(new Problem(
                    "Training needs at least " + LEAST_VIEWS + " photographs, but " + training + " of "
                            + scene.uses().size() + " are used for it.",
                    "Switch some on in the list of photographs.",
                    ""));
            return false;
        }
        return true;
    }

    private void complainAboutMissing(Scene scene) {
        if (scene.dataset().isEmpty()) {
            board.raise(new Problem(
                            "Training needs the photographs of " + scene.name() + ", which are not at "
                                    + scene.location() + ".",
                            "Say where they are now, or put them back.",
                            "")
                    .with(new Problem.Action.Relink()));
        } else {
            board.notice("There is no region of interest yet. Set one, or wait until it is found.");
        }
    }
}
