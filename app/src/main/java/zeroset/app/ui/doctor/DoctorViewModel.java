package zeroset.app.ui.doctor;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import zeroset.app.job.ExamineJob;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.Problem;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.doctor.DoctorReport;
import zeroset.model.doctor.Finding;
import zeroset.model.doctor.Severity;

/// The examination of what is open. Confined to `fx`.
public final class DoctorViewModel {

    private final WorkspaceModel model;
    private static final String MASKS_INVERTED = "masks-inverted"; // the finding's code

    private final ReadOnlyObjectWrapper<Optional<DoctorReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Boolean> running = new ReadOnlyObjectWrapper<>(false);
    private @Nullable BackgroundTask<DoctorReport> task;

    /// Follows a workspace: what was said of other photographs is forgotten, and training has the processors to
    /// itself.
    public DoctorViewModel(WorkspaceModel model) {
        this.model = model;
        model.part(state -> state.dataset().map(OpenDataset::location)).subscribe((_, _) -> forget());
        model.part(state -> state.dataset().map(OpenDataset::invertedMasks)).subscribe((before, now) -> {
            if (before.isPresent() && now.isPresent()) {
                forget();
                examine();
            }
        });
        model.part(WorkspaceState::phase).subscribe((_, phase) -> {
            if (phase == Phase.PREPARING) {
                cancel();
            }
        });
    }

    /// What was found, once there is something.
    public ReadOnlyObjectProperty<Optional<DoctorReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Whether it is being examined now.
    public ReadOnlyObjectProperty<Boolean> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Examines what is open, beside other work.
    public void examine() {
        var open = model.state().dataset();
        if (open.isEmpty() || open.get().views().isEmpty()) {
            return;
        }
        cancel();
        var location = open.get().location();
        boolean inverted = open.get().invertedMasks();
        var started = model.workspace()
                .<DoctorReport>run(
                        Texts.of("doctor.task", open.get().name()),
                        (events, cancellation) ->
                                new ExamineJob(location, inverted, Optional.empty(), events, cancellation).run());
        task = started;
        running.set(true);
        var _ = started.result()
                .whenComplete((found, _) -> FxThread.run(() -> {
                    if (task == started) {
                        task = null;
                        running.set(false);
                        report.set(Optional.ofNullable(found));
                    }
                }));
    }

    private void cancel() {
        if (task != null) {
            task.cancel();
        }
    }

    private void forget() {
        cancel();
        task = null;
        running.set(false);
        report.set(Optional.empty());
    }

    /// What a banner says of a report: the worst, with its remedy, and all the rest as details; empty when all is
    /// well.
    public static Optional<Problem> banner(DoctorReport report) {
        if (report.worst().filter(worst -> worst != Severity.HINT).isEmpty()) {
            return Optional.empty();
        }
        var details = report.findings().stream().map(DoctorViewModel::text).collect(Collectors.joining("\n\n"));
        var banner = new Problem(report.verdict(), report.findings().getFirst().remedy(), details);
        boolean masksInverted =
                report.findings().stream().anyMatch(finding -> finding.code().equals(MASKS_INVERTED));
        return Optional.of(masksInverted ? banner.with(new Problem.Action.InvertMasks()) : banner);
    }

    private static String text(Finding finding) {
        return finding.sentence() + "\n" + finding.evidence() + "\n" + finding.remedy();
    }
}
