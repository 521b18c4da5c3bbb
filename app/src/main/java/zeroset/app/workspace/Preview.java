package zeroset.app.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import zeroset.model.dataset.CoverageKind;

/// What lies at a location, before it is opened.
public sealed interface Preview {

    /// The location that was asked for.
    Path location();

    /// Something that can be opened.
    ///
    /// @param name short, for titles
    /// @param format what was recognised
    /// @param because the evidence, as a clause: `there is a file transforms.json`
    /// @param training number of photographs that would supervise
    /// @param heldOut number of photographs that would judge
    /// @param masks what masks or alpha mean
    /// @param points number of sparse points, 0 for none
    /// @param trainedSteps steps that a project's run has done, 0 before the first; empty for a data set
    /// @param notes what a user should know, a sentence each
    record Found(
            Path location,
            String name,
            String format,
            String because,
            int training,
            int heldOut,
            CoverageKind masks,
            int points,
            OptionalInt trainedSteps,
            List<String> notes)
            implements Preview {
        /// Copies the list.
        public Found {
            notes = List.copyOf(notes);
        }
    }

    /// Nothing that can be opened.
    ///
    /// @param problem why not, and what to do
    record Refused(Path location, Problem problem) implements Preview {}
}
