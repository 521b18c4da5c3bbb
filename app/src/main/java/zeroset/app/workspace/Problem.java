package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.Optional;

/// Something that did not work, for people.
///
/// @param sentence what happened, in one sentence
/// @param remedy what to do about it, in one sentence; empty when there is nothing
/// @param details what an expert wants to see, to unfold; may hold several lines, may be empty
/// @param action what a button beside the remedy does, where one click or one choice is enough
public record Problem(String sentence, String remedy, String details, Optional<Action> action) {

    /// What helps, as a command of the workspace.
    public sealed interface Action {
        /// Ask where the photographs are now: {@link Workspace#relink}.
        record Relink() implements Action {}

        /// Look without training: {@link Workspace#openReadOnly}.
        ///
        /// @param project its folder
        record OpenReadOnly(Path project) implements Action {}

        /// Set this run aside and prepare another: {@link Workspace#newRun}.
        record NewRun() implements Action {}

        /// Set this run aside and start another with the next seed: {@link Workspace#startAgain}.
        record AnotherSeed() implements Action {}

        /// Set this run aside and start another in a larger region: {@link Workspace#startAgain}.
        record LargerRegion() implements Action {}

        /// Take masks for the opposite of what they say: {@link Workspace#setMasksInverted}.
        record InvertMasks() implements Action {}

        /// Try what failed once more: {@link Workspace#start}.
        record StartAgain() implements Action {}
    }

    /// Without an action.
    public Problem(String sentence, String remedy, String details) {
        this(sentence, remedy, details, Optional.empty());
    }

    /// With an action.
    public Problem with(Action newAction) {
        return new Problem(sentence, remedy, details, Optional.of(newAction));
    }
}
