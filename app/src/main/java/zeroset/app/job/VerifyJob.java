package zeroset.app.job;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.project.PhotographHashes;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.training.Opening;
import zeroset.model.training.TrainingException;
import zeroset.model.training.TrainingSession;

/// Does the first steps of a project's run again and compares them with what came out then. Writes nothing.
public final class VerifyJob {

    private final Path folder;
    private final Optional<Path> data;
    private final Consumer<JobEvent> listener;
    private final Cancellation cancellation;

    /// For one project.
    ///
    /// @param data where the photographs are now, or empty for where they were
    public VerifyJob(Path folder, Optional<Path> data, Consumer<JobEvent> listener, Cancellation cancellation) {
        this.folder = folder;
        this.data = data;
        this.listener = listener;
        this.cancellation = cancellation;
    }

    /// What came out.
    ///
    /// @param steps how many were repeated
    /// @param firstDifference step, from 1, whose loss is another one; empty when none is
    /// @param sameState whether all parameters after the last step are the same, bit for bit
    public record Verdict(int steps, OptionalInt firstDifference, boolean sameState) {

        /// Whether the run was repeated exactly.
        public boolean isSame() {
            return firstDifference.isEmpty() && sameState;
        }
    }

    /// Runs on the calling thread.
    ///
    /// @throws BadInputException when the project does not know its first steps
    /// @throws JobCancelledException when it was cancelled
    public Verdict run()
            throws BadInputException, DatasetException, ProjectException, TrainingException, JobCancelledException,
                    InterruptedException {
        try (var project = Project.openReadOnly(folder)) {
            var before = project.opening()
                    .orElseThrow(() -> new BadInputException(folder + ": does not know the first steps of its run, for"
                            + " it was made by an older program, or killed before the twentieth. Train it anew."));
            if (before.steps().isEmpty()) {
                throw new BadInputException(folder + ": its list of first steps is empty. Train it anew.");
            }
            var config = project.loadLatestCheckpoint().checkpoint().config();
            var location = data.isPresent() ? data.get() : project.locateDataset();
            listener.accept(new JobEvent.Stage("reading " + location, -1));
            var dataset = project.description().ofRun(DatasetReaders.read(location));
            var kept = project.photographs();
            if (kept.isPresent()) {
                KeptPhotographs.describe(kept.get(), PhotographHashes.of(dataset))
                        .ifPresent(sentence -> listener.accept(new JobEvent.Notice(sentence)));
            }
            cancellation.check();
            try (var session = TrainingSession.repeat(
                    LoadedDataset.load(dataset, config.threads()),
                    project.description().region(),
                    config,
                    before,
                    event -> listener.accept(new JobEvent.Training(event)))) {
                cancellation.whenCancelled(session::stop);
                session.start();
                session.await();
                cancellation.check();
                return compare(before, session.opening().orElseThrow());
            }
        }
    }

    private static Verdict compare(Opening before, Opening now) {
        var first = OptionalInt.empty();
        for (int i = before.steps().size() - 1; i >= 0; i--) {
            // exactly: what differs in the last bit now differs visibly after a thousand steps
            if (i >= now.steps().size()
                    || Double.compare(
                                    before.steps().get(i).loss(),
                                    now.steps().get(i).loss())
                            != 0) {
                first = OptionalInt.of(i + 1);
            }
        }
        return new Verdict(before.steps().size(), first, before.hash().equals(now.hash()));
    }
}
