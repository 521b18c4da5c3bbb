package zeroset.model.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zeroset.model.config.Budget;
import zeroset.model.trainer.Trainer;

/// Time, budget and running means of a run. Confined to the trainer's thread.
final class TrainingRun {

    private static final int FITTING_STEPS = 250;
    private static final String CHECKPOINT_STAGE = "checkpoint copies";

    private final Trainer trainer;
    private final Budget budget;
    private final int earlierSteps;
    private final List<Opening.Step> repeated;
    private final List<Opening.Step> opening = new ArrayList<>();
    private final LossMeans sinceReport = new LossMeans();
    private final RunClock clock;
    private final StepPace pace = new StepPace();
    private double secondsBeforeFirstStep;
    private double secondsAtReport;
    private int stepsAtReport;
    private double trainPsnr = Double.NaN;
    private double checkpointSeconds;

    /// @param earlierSeconds wall time of training before
    /// @param repeated steps to do again instead of spending the budget; none for a run of its own
    TrainingRun(Trainer trainer, Budget budget, double earlierSeconds, List<Opening.Step> repeated) {
        this.trainer = trainer;
        this.budget = budget;
        clock = new RunClock(System::nanoTime, earlierSeconds);
        this.repeated = repeated;
        earlierSteps = trainer.stepsDone();
        secondsAtReport = earlierSeconds;
        secondsBeforeFirstStep = earlierSeconds;
        stepsAtReport = earlierSteps;
    }

    /// Wall time of training so far, pauses and the machine's sleep excluded.
    double seconds() {
        return clock.seconds();
    }

    /// Share of the budget spent.
    double fraction() {
        if (trainer.stepsDone() < repeated.size()) {
            return repeated.get(trainer.stepsDone()).progress();
        }
        return budget.progress(trainer.stepsDone(), seconds());
    }

    boolean isFinished() {
        return repeated.isEmpty() ? fraction() >= 1 : trainer.stepsDone() >= repeated.size();
    }

    /// Lets the field start from a shape, if one is known, and holds it to points.
    void startFrom(InitialShape shape) {
        trainer.holdTo(shape.points());
        shape.distances().ifPresent(grid -> trainer.startFrom(grid, FITTING_STEPS));
        clock.mark();
        secondsBeforeFirstStep = seconds();
        secondsAtReport = secondsBeforeFirstStep;
    }

    /// Takes the time since the last step off the clock.
    void forgetWaiting() {
        clock.forget();
    }

    /// Does one step.
    ///
    /// @throws TrainingException when a loss term is no longer a number
    void step() throws TrainingException {
        double fraction = fraction();
        var outcome = trainer.step(fraction);
        clock.markStep();
        sinceReport.add(outcome.losses(), outcome.squaredError(), trainer.stepsDone());
        if (earlierSteps == 0 && opening.size() < Opening.LENGTH) {
            opening.add(new Opening.Step(fraction, outcome.losses().total()));
        }
    }

    /// The first steps of the run, this many at most; none when it goes on from a checkpoint.
    List<Opening.Step> opening() {
        return opening;
    }

    /// The state now, for somebody who asked for it. Training stands still meanwhile, and how long is told by
    /// {@link #secondsPerStage}.
    Checkpoint checkpoint() {
        long began = System.nanoTime();
        var checkpoint = trainer.checkpoint(seconds());
        checkpointSeconds += (System.nanoTime() - began) * 1e-9;
        return checkpoint;
    }

    /// Wall time per stage of the step so far, and that of the checkpoints in between, seconds.
    Map<String, Double> secondsPerStage() {
        var seconds = new LinkedHashMap<>(trainer.secondsPerStage());
        if (checkpointSeconds > 0) {
            seconds.put(CHECKPOINT_STAGE, checkpointSeconds);
        }
        return seconds;
    }

    /// The state since the last report, and begins a new one.
    TrainingEvent.Progress progress() {
        double seconds = seconds();
        int steps = trainer.stepsDone();
        double rate = (steps - stepsAtReport) * (double) trainer.samplesPerStep() / (seconds - secondsAtReport);
        if (steps > stepsAtReport) {
            pace.add(steps - stepsAtReport, seconds - secondsAtReport);
        }
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
            case Budget.Steps steps -> Math.max(0, steps.steps() - trainer.stepsDone()) * pace.secondsPerStep();
        };
    }

    /// PSNR of the training rays at the last report, dB.
    double trainPsnr() {
        return trainPsnr;
    }

    /// Network samples per second over this session, what came before its first step excluded.
    double samplesPerSecond() {
        return (trainer.stepsDone() - earlierSteps)
                * (double) trainer.samplesPerStep()
                / Math.max(1e-9, seconds() - secondsBeforeFirstStep);
    }
}
