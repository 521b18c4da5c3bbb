package zeroset.app.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.Problem;
import zeroset.app.workspace.RegionState;
import zeroset.app.workspace.RunSettings;
import zeroset.app.workspace.ViewEntry;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.model.training.LossTerms;
import zeroset.model.training.PoseReport;
import zeroset.model.training.TrainingEvent.Progress;
import zeroset.model.training.TrainingReport;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.MeshGeometry;

/// States a window has to show.
public final class States {

    /// A place with a name longer than any label.
    static final Path LONG_PLACE = Path.of("/home/someone/Photographs and scans/2026-11 archaeological museum, hall 4"
            + "/amphora_with_red_figures_and_a_very_long_name_indeed");

    private final Phase phase;
    private Optional<OpenDataset> dataset = Optional.empty();
    private Optional<RegionState> region = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<TrainingReport> report = Optional.empty();
    private Optional<MeshGeometry> mesh = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private List<String> notices = List.of();
    private List<BackgroundTask<?>> tasks = List.of();
    private Optional<String> undo = Optional.empty();

    private States(Phase phase) {
        this.phase = phase;
    }

    public static WorkspaceState empty() {
        return WorkspaceState.empty(RunSettings.defaults());
    }

    public static States in(Phase phase) {
        var states = new States(phase);
        states.dataset = Optional.of(dataset(Path.of("/data/spot"), "spot", 28));
        states.region =
                Optional.of(new RegionState(new Sphere(0, 0, 0.2, 1.1), "Found from the masks", List.of(), false));
        return states;
    }

    public static WorkspaceState reading() {
        var states = new States(Phase.READING);
        states.tasks = List.of(new ScriptedTask<>("Opening spot", "decoding photographs", OptionalDouble.of(0.4)));
        return states.state();
    }

    public static WorkspaceState training() {
        return in(Phase.TRAINING).withProgress(0.42).state();
    }

    public static WorkspaceState finished() {
        var states = in(Phase.FINISHED).withProgress(1);
        var config = RunSettings.defaults().config(2);
        states.report = Optional.of(new TrainingReport(
                3000, 182, 210_000, 31.2, OptionalDouble.of(29.1), OptionalDouble.of(0.95), Map.of(), true, config));
        states.mesh = Optional.of(new MeshGeometry(new float[9], new int[3 * 1_234_567], new float[9], new byte[0]));
        return states.state();
    }

    /// Finished, with poses that were corrected.
    public static WorkspaceState refined() {
        var states = in(Phase.FINISHED).withProgress(1);
        var config = RunSettings.defaults().withRefinedPoses(true).config(2);
        states.report = Optional.of(new TrainingReport(
                3000,
                182,
                210_000,
                31.2,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Map.of(),
                true,
                config,
                Optional.of(new PoseReport(0.412, 1.24, 0.11, 0.31, 0))));
        return states.state();
    }

    public static WorkspaceState failed() {
        var states = in(Phase.FAILED).withProgress(0.3);
        states.problem = Optional.of(new Problem(
                        "Training diverged at step 912: the Eikonal loss became NaN.",
                        "Try another seed or a tighter region; the last checkpoint is kept.",
                        "step 912, colour 0.081, Eikonal NaN, mask 0.02\nlearning rate 0.01")
                .with(new Problem.Action.NewRun()));
        return states.state();
    }

    public static WorkspaceState withWarnings() {
        var states = in(Phase.READY);
        states.dataset =
                Optional.of(dataset(LONG_PLACE, LONG_PLACE.getFileName().toString(), 320));
        states.notices = List.of(
                "Three photographs are blurred (0007.jpg, 0012.jpg, 0031.jpg); leaving them out may sharpen the surface.",
                "The region was found from the cameras alone and may be too large: check it before training.");
        states.region = Optional.of(new RegionState(
                OrientedBox.aligned(12.5, -3.25, 0.4, 1.5, 2.25, 0.75),
                "Set by hand",
                List.of("More than half of the cameras stand inside the region."),
                false));
        states.undo = Optional.of("move region");
        return states.state();
    }

    public States withProgress(double fraction) {
        progress = Optional.of(progress(fraction));
        return this;
    }

    public States withRegion(Region newRegion) {
        region = Optional.of(new RegionState(newRegion, "Set by hand", List.of(), false));
        return this;
    }

    public States withProblem(Problem newProblem) {
        problem = Optional.of(newProblem);
        return this;
    }

    /// Tasks that go on, the oldest first.
    public States withTasks(String... names) {
        tasks = Stream.of(names)
                .<BackgroundTask<?>>map(name -> new ScriptedTask<>(name, "", OptionalDouble.of(0.5)))
                .toList();
        return this;
    }

    /// Nothing is open, for what was to be opened is no data set.
    public static WorkspaceState notOpened() {
        return new States(Phase.EMPTY)
                .withProblem(new Problem(
                        "/data/holiday: found no known data set.",
                        "Open the folder that holds one of these files.",
                        ""))
                .state();
    }

    public States withUndo(String change) {
        undo = Optional.of(change);
        return this;
    }

    public WorkspaceState state() {
        return new WorkspaceState(
                phase,
                dataset,
                region,
                RunSettings.defaults(),
                dataset.map(_ -> Path.of("/data/spot.zeroset")),
                dataset.map(_ -> Instant.now().minusSeconds(12)),
                progress,
                report,
                Optional.empty(),
                mesh,
                problem,
                notices,
                tasks,
                undo,
                Optional.empty());
    }

    /// A report of a run of three minutes.
    public static Progress progress(double fraction) {
        double decay = Math.exp(-6 * fraction);
        double ripple = 0.06 * Math.sin(90 * fraction);
        return new Progress(
                (int) (3000 * fraction),
                180 * fraction,
                fraction,
                180 * (1 - fraction),
                new LossTerms(
                        0.02 + 0.2 * decay,
                        (0.012 + 0.15 * decay) * (1 + ripple),
                        (0.004 + 0.08 * decay * fraction) * (1 - ripple),
                        0.003 + 0.3 * decay,
                        0.001 * (1 + ripple)),
                18 + 13 * (1 - decay) + 5 * ripple,
                20 + 1800 * fraction * fraction,
                205_000 * (1 + ripple));
    }

    /// The reports so far.
    static List<Progress> history(double upTo) {
        var reports = new ArrayList<Progress>();
        for (double fraction = 0.005; fraction <= upTo; fraction += 0.005) {
            reports.add(progress(fraction));
        }
        return reports;
    }

    private static OpenDataset dataset(Path place, String name, int count) {
        var views = new ArrayList<ViewEntry>();
        for (int i = 0; i < count; i++) {
            var use = i % 7 == 3
                    ? CameraGlyph.Use.HELD_OUT
                    : i % 11 == 5 ? CameraGlyph.Use.DISABLED : CameraGlyph.Use.TRAINING;
            var file = String.format("r_%03d.png", 2 * i);
            views.add(new ViewEntry(
                    i, file, use, camera(i, count), place.resolve("train").resolve(file)));
        }
        return new OpenDataset(
                place, name, "NeRF synthetic", views, CoverageKind.ALPHA, false, Optional.empty(), List.of());
    }

    private static Camera camera(int index, int count) {
        double angle = 2 * Math.PI * index / count;
        var center = new Vector3d(3 * Math.cos(angle), 3 * Math.sin(angle), 1.2);
        var forward = center.negate(new Vector3d()).normalize();
        var right = forward.cross(new Vector3d(0, 0, 1), new Vector3d()).normalize();
        var down = forward.cross(right, new Vector3d());
        return new Camera(
                Intrinsics.pinhole(320, 240, 300, 300, 164, 118), new Pose(new Matrix3d(right, down, forward), center));
    }
}
