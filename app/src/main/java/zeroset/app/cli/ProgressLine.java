package zeroset.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import zeroset.app.job.JobEvent;
import zeroset.model.project.ProjectException;
import zeroset.model.training.TrainingEvent;
import zeroset.model.training.Trouble;

/// Shows a job's events on standard error: on a terminal one line that is rewritten, elsewhere a line every ten
/// seconds.
/// Called from any thread.
final class ProgressLine implements Consumer<JobEvent>, AutoCloseable {

    private static final int BAR = 20;
    private static final long QUIET_NANOS = 10_000_000_000L;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Console console;
    private String stage = "";
    private boolean lineOpen;
    private long lastShown;
    private OptionalDouble secondsToFirstStep = OptionalDouble.empty();

    ProgressLine(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void accept(JobEvent event) {
        switch (event) {
            case JobEvent.Notice(String sentence) -> notice(sentence);
            case JobEvent.NotSaved(ProjectException failure) -> notice(failure.getMessage() + " Training goes on.");
            case JobEvent.Saved _ -> {
                // every minute; nothing to see on a line
            }
            case JobEvent.Stage(String what, double fraction) -> stage(what, fraction);
            case JobEvent.Training(TrainingEvent training) -> training(training);
        }
    }

    private void notice(String sentence) {
        endLine();
        console.err().println(sentence);
    }

    private void training(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Preparing(String what, double fraction) -> stage(what, fraction);
            case TrainingEvent.Noticed(String sentence) -> notice(sentence);
            // Nobody may be there to answer, so the run is not paused.
            case TrainingEvent.Troubled(Trouble trouble) ->
                notice(trouble.sentence() + " " + trouble.remedy() + " Training goes on; Ctrl-C ends and saves it.");
            case TrainingEvent.Progress progress -> {
                noteFirstStep();
                boolean first = !stage.equals("training");
                stage = "training";
                show(text(progress), first);
            }
            case TrainingEvent.CuesFound _,
                    TrainingEvent.SnapshotPublished _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Finished _ -> {
                // nothing to see on a line
            }
        }
    }

    private void noteFirstStep() {
        if (secondsToFirstStep.isEmpty()) {
            secondsToFirstStep = ProcessHandle.current().info().startInstant().stream()
                    .mapToDouble(start -> Duration.between(start, Instant.now()).toMillis() * 1e-3)
                    .findFirst();
        }
    }

    /// From the start of the process to the first step of training that was reported, with everything that comes
    /// before it; empty as long as there was none, and where the system does not tell when a process began.
    synchronized OptionalDouble secondsToFirstStep() {
        return secondsToFirstStep;
    }

    private void stage(String what, double fraction) {
        boolean first = !stage.equals(what);
        stage = what;
        show(fraction <= 0 ? what : bar(fraction) + " " + what, first);
    }

    private static String text(TrainingEvent.Progress progress) {
        return String.format(
                Locale.ROOT,
                "%s step %,d  loss %.4f  PSNR %.1f dB  %,.0f samples/s  %s left",
                bar(progress.fraction()),
                progress.step(),
                progress.losses().total(),
                progress.trainPsnr(),
                progress.samplesPerSecond(),
                duration(progress.secondsLeft()));
    }

    private static String bar(double fraction) {
        int filled = (int) Math.round(BAR * Math.clamp(fraction, 0, 1));
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] "
                + String.format(Locale.ROOT, "%3.0f%%", 100 * Math.clamp(fraction, 0, 1));
    }

    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        long whole = Math.max(0, Math.round(seconds));
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60)
                        : String.format(Locale.ROOT, "%d:%02d h", whole / 3600, whole % 3600 / 60);
    }

    private void show(String text, boolean first) {
        long now = System.nanoTime();
        long pause = console.interactive() ? REDRAW_NANOS : QUIET_NANOS;
        if (!first && now - lastShown < pause) {
            return;
        }
        lastShown = now;
        if (console.interactive()) {
            console.err().print("\r" + text + "\u001b[K"); // erases what is left of the line before
            console.err().flush();
            lineOpen = true;
        } else {
            console.err().println(text);
        }
    }

    private void endLine() {
        if (lineOpen) {
            console.err().println();
            lineOpen = false;
        }
    }

    /// Leaves the last line standing.
    @Override
    public synchronized void close() {
        endLine();
    }
}
