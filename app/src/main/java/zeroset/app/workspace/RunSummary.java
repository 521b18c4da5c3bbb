package zeroset.app.workspace;

import java.util.Locale;
import zeroset.model.training.TrainingReport;

/// What the log says of a run that ended.
final class RunSummary {

    private RunSummary() {}

    /// One sentence: `Training finished: 3,000 steps in 178 s, training rays 28.7 dB, held-out views 29.1 dB.`
    static String of(TrainingReport report) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "Training %s: %,d steps in %.0f s, training rays %.1f dB",
                report.completed() ? "finished" : "stopped",
                report.steps(),
                report.seconds(),
                report.trainPsnr()));
        report.testPsnr().ifPresent(psnr -> text.append(String.format(Locale.ROOT, ", held-out views %.1f dB", psnr)));
        report.poses().ifPresent(poses -> text.append(", poses ").append(poses.text()));
        return text.append('.').toString();
    }
}
