package zeroset.model.training;

import zeroset.model.config.Budget;
import zeroset.model.trainer.Trainer;

/// Time, budget and running means of a run. Confined to the trainer's thread.
final class TrainingRun {

    private static final int FITTING_STEPS = 250;

    private final Trainer trainer;
    private final Budget budget;
    private final double earlierSeconds;
    private final int earlierSteps;
    private final LossMeans sinceReport = new LossMeans();
    private long waited;
    private final long began = System.nanoTime();
    private long lastMark = began;
    private double secondsAtReport;
    private int stepsAtReport;
    private double trainPsnr = Double.NaN;

    TrainingRun(Trainer trainer, Budget budget, double earlierSeconds) {
        this.trainer = trainer;
        this.budget = budget;
        this.earlierSeconds = earlierSeconds;
        earlierSteps = trainer.stepsDone();
        secondsAtReport = earlierSeconds;
        stepsAtReport = earlierSteps;
    }

    /// Wall time of training so far, pauses excluded.
    double seconds() {
        return earlierSeconds + (lastMark - began - waited) * 1e-9;
    }

    /// Share of the budget spent.
    double fraction() {
        return budget.progress(trainer.stepsDone(), seconds());
    }

    boolean isFinished() {
        return fraction() >= 1;
    }

    /// Lets the field start from a shape, if one is known, and holds it to points.
    void startFrom(InitialShape shape) {
        trainer.holdTo(shape.points());
        shape.distances().ifPresent(grid -> trainer.startFrom(grid, FITTING_STEPS));
        lastMark = System.nanoTime();
    }

    /// Takes the time since the last step off the clock.
    void forgetWaiting() {
        long now = System.nanoTime();
        waited += now - lastMark;
        lastMark = now;
    }

    /// Does one step.
    ///
    /// @throws TrainingException when a loss term is no longer a number
    void step() throws TrainingException {
        var outcome = trainer.step(fraction());
        lastMark = System.nanoTime();
        sinceReport.add(outcome.losses(), outcome.squaredError(), trainer.stepsDone());
    }

    /// The state since the last report, and begins a new one.
    TrainingEvent.Progress progress() {
        double seconds = seconds();
        int steps = trainer.stepsDone();
        double rate = (steps - stepsAtReport) * (double) trainer.samplesPerStep() / (seconds - secondsAtReport);
        trainPsnr = sinceReport.psnr();
        var event = new TrainingEvent.Progress(
                steps, seconds, fraction(), secondsLeft(), sinceReport.means(), trainPsnr, trainer.invS(), rate);
        sinceReport.clear();
        secondsAtReport = seconds;
        stepsAtReport = steps;
        return event;
    }

    private double secondsLeft() {
        return switch (budget) {
            case Budget.Time time -> Math.max(0, time.seconds() - seconds());
            case Budget.Steps steps -> {
                int done = Math.max(1, trainer.stepsDone() - earlierSteps);
                yield Math.max(0, steps.steps() - trainer.stepsDone()) * (seconds() - earlierSeconds) / done;
            }
        };
    }

    /// PSNR of the training rays at the last report, dB.
    double trainPsnr() {
        return trainPsnr;
    }

    /// Network samples per second over this session.
    double samplesPerSecond() {
        return (trainer.stepsDone() - earlierSteps)
                * (double) trainer.samplesPerStep()
                / Math.max(1e-9, seconds() - earlierSeconds);
    }
}
