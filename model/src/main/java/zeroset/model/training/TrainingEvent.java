package zeroset.model.training;

import zeroset.model.cues.OrientedPoints;
import zeroset.model.snapshot.SdfSnapshot;

/// What a session tells its listener, on the trainer's thread; listeners return quickly.
public sealed interface TrainingEvent {

    /// Work before the first step.
    ///
    /// @param what a phrase for people: `decoding photographs`
    /// @param fraction share done, 0..1
    record Preparing(String what, double fraction) implements TrainingEvent {}

    /// What is known of the surface beforehand, before the first step of every session that uses it.
    ///
    /// @param points unit space
    record CuesFound(OrientedPoints points) implements TrainingEvent {}

    /// Something a user should know; the run goes on.
    ///
    /// @param sentence with a remedy where there is one
    record Noticed(String sentence) implements TrainingEvent {}

    /// The run seems to go wrong, see {@link RunWatch}. It goes on; whoever listens may pause it and ask.
    ///
    /// @param trouble what is wrong, with a remedy
    record Troubled(Trouble trouble) implements TrainingEvent {}

    /// The state after some steps; several times a second at most.
    ///
    /// @param step steps done
    /// @param seconds wall time of training so far
    /// @param fraction share of the budget spent, 0..1
    /// @param secondsLeft estimate until the budget is spent
    /// @param losses means of the loss terms since the last report
    /// @param trainPsnr PSNR of the training rays since the last report, dB
    /// @param invS inverse standard deviation of the density, per unit-space length
    /// @param samplesPerSecond network samples trained per second since the last report
    record Progress(
            int step,
            double seconds,
            double fraction,
            double secondsLeft,
            LossTerms losses,
            double trainPsnr,
            double invS,
            double samplesPerSecond)
            implements TrainingEvent {}

    /// A new snapshot, every second at first, every two later.
    ///
    /// @param snapshot the field as it is now
    record SnapshotPublished(SdfSnapshot snapshot) implements TrainingEvent {}

    /// The run waits until it is resumed.
    ///
    /// @param step steps done
    record Paused(int step) implements TrainingEvent {}

    /// The run goes on.
    ///
    /// @param step steps done
    record Resumed(int step) implements TrainingEvent {}

    /// The run ended, by its budget or because it was stopped.
    ///
    /// @param report the figures of the whole run
    record Finished(TrainingReport report) implements TrainingEvent {}
}
