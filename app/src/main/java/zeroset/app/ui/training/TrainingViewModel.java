package zeroset.app.ui.training;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import zeroset.app.job.MeshSettings;
import zeroset.app.ui.Figures;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.RunSettings;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.training.FittedConfig;
import zeroset.model.training.PoseReport;
import zeroset.model.training.TrainingEvent;

/// The run: its settings, what can be done with it, and its figures as text.
public final class TrainingViewModel {

    private static final int PREVIEW_RESOLUTION = 192;
    private static final double MORE = 1.5; // a finished run that goes on gets half of its budget again
    private static final String NO_FIGURE = "–";

    private final WorkspaceModel model;
    private final int threads = Runtime.getRuntime().availableProcessors();

    /// Follows the workspace.
    public TrainingViewModel(WorkspaceModel model) {
        this.model = model;
    }

    // --- settings ----------------------------------------------------------------------------------------------------

    ObservableValue<RunSettings> settings() {
        return model.part(WorkspaceState::settings);
    }

    /// Changes the settings of the next run.
    public void change(UnaryOperator<RunSettings> change) {
        var now = model.state().settings();
        var changed = change.apply(now);
        if (!changed.equals(now)) {
            model.workspace().setSettings(changed);
        }
    }

    /// Settings belong to the next run: while one goes on they stay.
    ObservableValue<Boolean> settingsLocked() {
        return model.in(Phase.PREPARING, Phase.TRAINING, Phase.PAUSED, Phase.STOPPING);
    }

    ObservableValue<Boolean> hasMasks() {
        return model.part(state -> state.dataset()
                .map(OpenDataset::coverageKind)
                .filter(kind -> kind.separatesObject())
                .isPresent());
    }

    /// Whether there are masks that could mean the opposite.
    ObservableValue<Boolean> canInvertMasks() {
        return model.part(state -> state.dataset()
                .filter(open -> open.coverageKind() != CoverageKind.NONE || open.invertedMasks())
                .isPresent());
    }

    /// Whether masks are taken for the opposite of what the files say.
    public ObservableValue<Boolean> masksInverted() {
        return model.part(
                state -> state.dataset().filter(OpenDataset::invertedMasks).isPresent());
    }

    /// Takes masks for the opposite of what the files say, or for what they say.
    public void invertMasks(boolean on) {
        model.workspace().setMasksInverted(on);
    }

    /// `≈3 min on this machine`; says when nothing was trained here yet.
    ObservableValue<String> estimate() {
        return model.part(state -> {
            var estimates = model.workspace().estimates();
            return Texts.of(
                    estimates.areMeasured() ? "training.estimate" : "training.estimate.guess",
                    estimates.text(state.settings(), state.dataset()));
        });
    }

    ObservableValue<String> presetHint() {
        return model.part(
                state -> Texts.of("preset." + state.settings().preset().id() + ".hint"));
    }

    /// What a run with these settings does, in order.
    ObservableValue<String> plan() {
        return model.part(state -> {
            var kind = state.dataset().map(OpenDataset::coverageKind).orElse(CoverageKind.NONE);
            var config = FittedConfig.of(state.settings().config(threads), kind);
            var way = config.background() instanceof BackgroundConfig.Surroundings
                    ? "training.plan.photographs"
                    : config.cues().areUsed() ? "training.plan.cutouts" : "training.plan.masks";
            var length = switch (config.budget()) {
                case Budget.Steps(int steps) -> Texts.of("training.plan.steps", Figures.whole(steps));
                case Budget.Time(double seconds) -> Texts.of("training.plan.time", Figures.duration(seconds));
            };
            return Texts.of(way, length);
        });
    }

    /// The steps a run with the preset's own budget takes.
    Budget presetBudget() {
        return model.state().settings().preset().config(1, threads).budget();
    }

    // --- what can be done --------------------------------------------------------------------------------------------

    /// What the large button does now.
    public ObservableValue<PrimaryAction> primaryAction() {
        return model.part(PrimaryAction::of);
    }

    /// Does it.
    public void runPrimaryAction() {
        var workspace = model.workspace();
        switch (PrimaryAction.of(model.state())) {
            case NONE, WAIT -> {}
            case START, GO_ON -> workspace.start();
            case PAUSE -> workspace.pause();
            case RESUME -> workspace.proceed();
            case EXTEND -> workspace.extend(longer(model.state()));
            case RETRY -> {
                workspace.newRun();
                workspace.start();
            }
        }
    }

    private Budget longer(WorkspaceState state) {
        var budget = state.report()
                .map(report -> report.config().budget())
                .orElseGet(() -> state.settings().config(threads).budget());
        return switch (budget) {
            case Budget.Steps steps -> new Budget.Steps((int) Math.min(1e9, Math.ceil(steps.steps() * MORE)));
            case Budget.Time time -> new Budget.Time(time.seconds() * MORE);
        };
    }

    /// Whether a run can be ended.
    public ObservableValue<Boolean> canStop() {
        return model.in(Phase.PREPARING, Phase.TRAINING, Phase.PAUSED);
    }

    /// Ends the run.
    public void stop() {
        model.workspace().stop();
    }

    /// Whether there is a run to put aside.
    public ObservableValue<Boolean> canBeginAnew() {
        return model.part(state -> switch (state.phase()) {
            case FINISHED, FAILED, PAUSED -> true;
            case READY -> state.progress().isPresent();
            case EMPTY, READING, PREPARING, TRAINING, STOPPING -> false;
        });
    }

    /// Puts the run aside.
    public void beginAnew() {
        model.workspace().newRun();
    }

    /// Whether there is a field to mesh.
    public ObservableValue<Boolean> hasField() {
        return model.snapshotProperty().map(Optional::isPresent);
    }

    /// Meshes the newest field for the preview.
    ///
    /// @param settings of the next export, which the preview shows at a resolution of its own
    public BackgroundTask<Integer> meshNow(MeshSettings settings) {
        return model.workspace().meshNow(settings.withResolution(PREVIEW_RESOLUTION));
    }

    // --- figures -----------------------------------------------------------------------------------------------------

    /// One word and what it means: `Training`.
    ObservableValue<String> headline() {
        return model.part(state -> Texts.of("phase." + state.phase().name().toLowerCase(Locale.ROOT)));
    }

    ObservableValue<Double> fraction() {
        return model.part(state -> switch (state.phase()) {
            case EMPTY, READING -> 0.0;
            case FINISHED -> 1.0;
            case READY, PREPARING, TRAINING, PAUSED, STOPPING, FAILED ->
                state.progress().map(TrainingEvent.Progress::fraction).orElse(0.0);
        });
    }

    /// Whether there is anything to show of a run.
    ObservableValue<Boolean> hasFigures() {
        return model.part(state -> state.progress().isPresent() || state.phase() == Phase.PREPARING);
    }

    ObservableValue<String> timeLeft() {
        return figure(progress -> Figures.duration(progress.secondsLeft()));
    }

    ObservableValue<String> elapsed() {
        return figure(progress -> Figures.duration(progress.seconds()));
    }

    ObservableValue<String> step() {
        return figure(progress -> Figures.whole(progress.step()));
    }

    ObservableValue<String> speed() {
        return figure(progress -> Figures.count(progress.samplesPerSecond()));
    }

    ObservableValue<String> trainPsnr() {
        return figure(progress -> Figures.decibel(progress.trainPsnr()));
    }

    ObservableValue<String> heldOutPsnr() {
        return model.part(state -> {
            var psnr = state.report().map(report -> report.testPsnr()).orElse(OptionalDouble.empty());
            return psnr.isPresent() ? Figures.decibel(psnr.getAsDouble()) : NO_FIGURE;
        });
    }

    /// `Poses moved by 0.4 px on average`; empty where they were taken as given.
    ObservableValue<String> poses() {
        return model.part(state -> state.report()
                .flatMap(report -> report.poses())
                .map(TrainingViewModel::text)
                .orElse(""));
    }

    private static String text(PoseReport poses) {
        var moved = Texts.of(
                "training.poses",
                Figures.significant(poses.meanPixels()),
                Figures.significant(poses.maxPixels()),
                Figures.significant(poses.maxDegrees()));
        return poses.atBound() == 0
                ? moved
                : moved + " " + Texts.of("training.poses.bound", Figures.whole(poses.atBound()));
    }

    private ObservableValue<String> figure(Function<TrainingEvent.Progress, String> text) {
        return model.part(state -> state.progress().map(text).orElse(NO_FIGURE));
    }

    /// `Surface ready: 1.2 M triangles, held-out PSNR 29.1 dB`; empty while there is nothing to announce.
    public ObservableValue<String> announcement() {
        return model.part(TrainingViewModel::announcement);
    }

    private static String announcement(WorkspaceState state) {
        if (state.phase() != Phase.FINISHED || state.report().isEmpty()) {
            return "";
        }
        var report = state.report().get();
        var judged = report.testPsnr();
        var quality = judged.isPresent()
                ? Texts.of("training.finished.held-out", Figures.decibel(judged.getAsDouble()))
                : Texts.of("training.finished.training", Figures.decibel(report.trainPsnr()));
        return state.mesh()
                .map(mesh -> Texts.of("training.finished.mesh", Figures.count(mesh.triangleCount()), quality))
                .orElseGet(() -> Texts.of("training.finished", quality));
    }
}
