package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.Project;
import zeroset.model.project.ViewChoices.Choice;
import zeroset.model.project.ViewState;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.training.Checkpoint;
import zeroset.render.scene.CameraGlyph.Use;

/// Training through the workspace, as a window does it.
@Tag("slow") // loads libtorch
@Timeout(120)
class TrainingTest {

    private static final int ENDLESS = 1_000_000;

    @TempDir
    Path temp;

    private static final ViewState VIEW = new ViewState(
            ViewState.VERSION,
            List.of(0.0, 0.25, 0.0),
            2,
            List.of(0.0, 0.0, 0.0, 1.0),
            40,
            Map.of("mode", "depth"),
            Map.of("grid", false));
    private static final ViewState OTHER_VIEW = new ViewState(
            ViewState.VERSION, VIEW.pivot(), 3, VIEW.orientation(), VIEW.fovYDegrees(), VIEW.look(), VIEW.shown());

    private static void open(Bench bench, Path location, int steps) throws Exception {
        bench.workspace.open(location).result().get(60, TimeUnit.SECONDS);
        bench.workspace.setSettings(
                new RunSettings(Preset.QUICK, Optional.of(new Budget.Steps(steps)), 1, false, false));
    }

    private static boolean isQuiet(WorkspaceState state, Phase phase) {
        return state.phase() == phase && state.tasks().isEmpty();
    }

    @Test
    void trainsTheSampleToTheEndAndShowsItsSurface() throws Exception {
        try (var bench = new Bench(temp)) {
            bench.workspace.setSettings(
                    new RunSettings(Preset.QUICK, Optional.of(new Budget.Steps(40)), 1, true, false));
            bench.workspace.openSample().result().get(60, TimeUnit.SECONDS);
            bench.workspace.start();
            var state = bench.watcher.await(
                    now -> isQuiet(now, Phase.FINISHED) && now.mesh().isPresent());
            assertEquals(40, state.report().orElseThrow().steps());
            assertTrue(state.report().orElseThrow().testPsnr().isPresent());
            assertTrue(state.mesh().orElseThrow().triangleCount() > 500);
            assertTrue(state.region().orElseThrow().locked());
            assertEquals(Optional.empty(), state.problem());
            assertFalse(bench.workspace.history().isEmpty());
            assertEquals(40, bench.workspace.latestSnapshot().orElseThrow().step());
            var project = temp.resolve("documents").resolve("spot.zeroset");
            assertEquals(Optional.of(project), state.project());
            assertTrue(state.lastSaved().isPresent());
            assertTrue(Files.exists(project.resolve("checkpoint-40.bin")));
            assertEquals(
                    project, bench.preferences.current().recents().getFirst().location());
            var phases = bench.watcher.phases();
            assertEquals(
                    List.of(Phase.READING, Phase.READY, Phase.PREPARING, Phase.TRAINING, Phase.FINISHED),
                    phases.subList(phases.indexOf(Phase.READING), phases.size()));
        }
    }

    @Test
    void pausesAndSavesAndGoesOnAndStopsAndGoesOnAgain() throws Exception {
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), ENDLESS);
            bench.workspace.start();
            bench.watcher.await(Phase.TRAINING);
            bench.watcher.awaitSnapshots(2);
            bench.workspace.pause();
            var saved = bench.watcher.await(
                    now -> isQuiet(now, Phase.PAUSED) || now.lastSaved().isPresent());
            int step = bench.watcher
                    .await(now -> now.lastSaved().isPresent() && now.phase() == Phase.PAUSED)
                    .progress()
                    .orElseThrow()
                    .step();
            assertEquals(Optional.of(temp.resolve("tiny.zeroset")), saved.project());
            bench.workspace.proceed();
            bench.watcher.await(now -> now.phase() == Phase.TRAINING
                    && now.progress().orElseThrow().step() > step);
            bench.workspace.stop();
            int stopped = bench.watcher
                    .await(now -> isQuiet(now, Phase.PAUSED))
                    .report()
                    .orElseThrow()
                    .steps();
            assertTrue(Files.exists(temp.resolve("tiny.zeroset").resolve("checkpoint-" + stopped + ".bin")));
            bench.workspace.proceed();
            bench.watcher.await(now -> now.phase() == Phase.TRAINING
                    && now.progress().orElseThrow().step() > stopped);
        } // closing stops and saves
        try (var project = Project.openReadOnly(temp.resolve("tiny.zeroset"))) {
            assertEquals(2, project.description().runs().size());
            assertEquals(
                    project.description().runs().getLast().toStep(),
                    project.loadLatestCheckpoint().checkpoint().step());
        }
    }

    @Test
    void goesOnWithAProjectThatWasOpenedAgain() throws Exception {
        var box = OrientedBox.aligned(0, 0, 0, 0.8, 0.9, 1);
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), 20);
            bench.workspace.setRegion(box, 1);
            bench.workspace.setUse(List.of(2), Use.DISABLED);
            bench.workspace.start();
            bench.watcher.await(now -> isQuiet(now, Phase.FINISHED));
        }
        var folder = temp.resolve("tiny.zeroset");
        try (var project = Project.openReadOnly(folder)) {
            assertEquals(Choice.OFF, project.description().views().byName().get("train_2.png"));
        }
        try (var bench = new Bench(temp)) {
            bench.workspace.open(folder).result().get(60, TimeUnit.SECONDS);
            var state = bench.watcher.await(Phase.FINISHED);
            assertEquals(20, bench.workspace.latestSnapshot().orElseThrow().step());
            assertEquals(20, state.report().orElseThrow().steps());
            assertEquals(box, state.region().orElseThrow().region());
            assertEquals(
                    Use.DISABLED, state.dataset().orElseThrow().views().get(2).use());
            assertEquals(Optional.of(new Budget.Steps(20)), state.settings().budget());

            bench.workspace.setRegion(new Sphere(0, 0, 0, 2), 2); // belongs to the run
            bench.watcher.await(now -> now.notices().stream().anyMatch(notice -> notice.contains("new run")));
            assertEquals(box, bench.workspace.state().region().orElseThrow().region());

            bench.workspace.extend(new Budget.Steps(40));
            var extended = bench.watcher.await(now ->
                    isQuiet(now, Phase.FINISHED) && now.report().orElseThrow().steps() == 40);
            assertTrue(Files.exists(folder.resolve("checkpoint-40.bin")));
            assertEquals(Optional.of(folder), extended.project());

            bench.workspace.noteExport(folder, 40, temp.resolve("a.ply"));
            bench.workspace.keepView(folder, VIEW);
            bench.workspace.keepView(temp.resolve("another.zeroset"), OTHER_VIEW);
            bench.workspace.newRun();
            var fresh = bench.watcher.await(Phase.READY);
            assertEquals(Optional.empty(), fresh.project());
            assertEquals(Optional.empty(), bench.workspace.latestSnapshot());
            assertFalse(bench.watcher
                    .await(now -> !now.region().orElseThrow().locked())
                    .report()
                    .isPresent());
            assertEquals(Optional.empty(), bench.workspace.savedView());
        }
        try (var project = Project.openReadOnly(folder)) {
            assertEquals(VIEW, project.view().orElseThrow());
            assertEquals(40, project.exports().getFirst().step());
        }
        try (var bench = new Bench(temp)) {
            bench.workspace.open(folder).result().get(60, TimeUnit.SECONDS);
            assertEquals(Optional.of(VIEW), bench.workspace.savedView());
        }
        Files.writeString(folder.resolve("view.json"), "{\"version\": 7, \"pivot\": []}");
        changeFirstPose(temp.resolve("tiny").resolve("transforms_train.json"));
        try (var bench = new Bench(temp)) {
            bench.workspace.open(folder).result().get(60, TimeUnit.SECONDS);
            bench.watcher.await(Phase.FINISHED);
            assertEquals(Optional.empty(), bench.workspace.savedView());
            assertLogged(bench, "view.json", "as if for the first time");
            assertLogged(bench, "1 of 4 cameras", "Put the old ones back");
        }
    }

    private static void assertLogged(Bench bench, String what, String remedy) {
        var log = bench.workspace.log();
        assertTrue(
                log.stream()
                        .anyMatch(entry ->
                                entry.text().contains(what) && entry.text().contains(remedy)),
                log.toString());
    }

    /// Moves a camera a little away.
    private static void changeFirstPose(Path file) throws Exception {
        var text = Files.readString(file);
        assertTrue(text.contains("3.000000"), text);
        Files.writeString(file, text.replaceFirst("3\\.000000", "3.000001"));
    }

    @Test
    void looksAtAProjectThatIsTrainedElsewhere() throws Exception {
        var folder = temp.resolve("tiny.zeroset");
        try (var trains = new Bench(temp);
                var looks = new Bench(temp.resolve("other"))) {
            open(trains, Bench.tiny(temp.resolve("tiny")), ENDLESS);
            trains.workspace.start();
            trains.watcher.await(Phase.TRAINING);
            trains.workspace.saveNow().result().get(60, TimeUnit.SECONDS);

            var failed = looks.workspace.open(folder).result().handle((opened, failure) -> failure != null);
            assertTrue(failed.get(60, TimeUnit.SECONDS));
            var problem = looks.watcher
                    .await(now -> now.problem().isPresent())
                    .problem()
                    .orElseThrow();
            assertEquals("tiny is in use by another window or another Zeroset.", problem.sentence());
            assertEquals(Optional.of(new Problem.Action.OpenReadOnly(folder)), problem.action());

            looks.workspace.openReadOnly(folder).result().get(60, TimeUnit.SECONDS);
            looks.watcher.await(
                    now -> now.phase() == Phase.PAUSED && now.problem().isEmpty());
            assertTrue(looks.workspace.latestSnapshot().isPresent());
            looks.workspace.start();
            var refused = looks.watcher
                    .await(now -> now.problem().isPresent())
                    .problem()
                    .orElseThrow();
            assertTrue(refused.sentence().contains("look at it only"), refused.sentence());
            assertEquals(Phase.PAUSED, looks.workspace.state().phase());
        }
    }

    @Test
    void showsAProjectWithoutItsPhotographsAndTrainsOnWhenTheyAreFound() throws Exception {
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), ENDLESS);
            bench.workspace.start();
            bench.watcher.await(Phase.TRAINING);
            bench.workspace.stop();
            bench.watcher.await(now -> isQuiet(now, Phase.PAUSED));
        }
        Files.move(temp.resolve("tiny"), temp.resolve("moved"));
        try (var bench = new Bench(temp)) {
            bench.workspace.open(temp.resolve("tiny.zeroset")).result().get(60, TimeUnit.SECONDS);
            var state = bench.watcher.await(Phase.PAUSED);
            assertEquals(List.of(), state.dataset().orElseThrow().views());
            assertTrue(state.region().isPresent());
            assertTrue(bench.workspace.latestSnapshot().isPresent());
            assertEquals(
                    Optional.of(new Problem.Action.Relink()),
                    state.problem().orElseThrow().action());

            bench.workspace.start();
            bench.watcher.await(now -> now.problem()
                    .filter(problem -> problem.sentence().startsWith("Training needs"))
                    .isPresent());
            bench.workspace.relink(temp.resolve("moved")).result().get(60, TimeUnit.SECONDS);
            assertEquals(
                    4,
                    bench.watcher
                            .await(now -> now.problem().isEmpty())
                            .dataset()
                            .orElseThrow()
                            .views()
                            .size());
            bench.workspace.start();
            bench.watcher.await(Phase.TRAINING);
        }
        try (var project = Project.openReadOnly(temp.resolve("tiny.zeroset"))) {
            assertEquals(temp.resolve("moved"), project.locateDataset());
        }
    }

    @Test
    void trainsOnWhenTheDiskRefusesAndSavesWhenItWillAgain() throws Exception {
        try (var bench = new Bench(temp)) {
            var data = Bench.tiny(temp.resolve("tiny"));
            open(bench, data, ENDLESS);
            bench.workspace.start();
            var folder = bench.watcher.await(Phase.TRAINING).project().orElseThrow();
            delete(folder);
            delete(data);
            bench.workspace.pause();
            bench.watcher.awaitLogged("cannot be written");
            bench.watcher.awaitLogged("are gone");
            bench.watcher.await(Phase.PAUSED);
            bench.workspace.proceed();
            bench.watcher.await(Phase.TRAINING); // from memory
            bench.workspace.stop();
            var stopped = bench.watcher.await(now -> isQuiet(now, Phase.PAUSED));
            assertEquals(Optional.empty(), stopped.lastSaved());

            Files.createDirectories(folder);
            assertEquals(folder, bench.workspace.saveNow().result().get(60, TimeUnit.SECONDS));
            int steps = stopped.report().orElseThrow().steps();
            assertTrue(Files.exists(folder.resolve("checkpoint-" + steps + ".bin")));
        }
    }

    @Test
    void trainsWithoutADamagedPhotographOnceItIsSwitchedOff() throws Exception {
        var data = Bench.tiny(temp.resolve("tiny"));
        var damaged = data.resolve("test_0.png");
        var bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 20)); // the header is whole
        try (var bench = new Bench(temp)) {
            bench.workspace
                    .open(data)
                    .result()
                    .handle((opened, failure) -> true)
                    .get(60, TimeUnit.SECONDS);
            bench.workspace.setSettings(
                    new RunSettings(Preset.QUICK, Optional.of(new Budget.Steps(5)), 1, false, false));
            bench.workspace.dismissProblem();
            bench.watcher.await(now -> now.problem().isEmpty());
            bench.workspace.start();
            bench.watcher.await(now -> now.problem()
                    .filter(problem -> problem.sentence().contains("test_0.png"))
                    .isPresent());
            var state = bench.watcher.await(now -> isQuiet(now, Phase.READY));
            assertFalse(state.region().orElseThrow().locked());
            bench.workspace.setUse(List.of(3), Use.DISABLED);
            bench.workspace.start();
            assertEquals(
                    Optional.empty(),
                    bench.watcher.await(now -> isQuiet(now, Phase.FINISHED)).problem());
        }
    }

    @Test
    void refusesARegionThatNoCameraSees() throws Exception {
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), 5);
            bench.workspace.setRegion(new Sphere(0, 500, 0, 1), 1);
            bench.workspace.start();
            bench.watcher.awaitLogged("a region of interest that a camera sees");
            var state = bench.watcher.await(now -> isQuiet(now, Phase.READY));
            assertFalse(state.region().orElseThrow().locked());
            assertEquals(Optional.empty(), state.project());
        }
    }

    @Test
    void saysThatARunFailedAndCanBeginAnew() throws Exception {
        var place = temp.resolve("tiny.zeroset");
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), 5);
            bench.workspace.start();
            bench.watcher.await(now -> isQuiet(now, Phase.FINISHED));
        }
        poison(place);
        try (var bench = new Bench(temp)) {
            bench.workspace.open(place).result().get(60, TimeUnit.SECONDS);
            bench.watcher.await(Phase.FINISHED);
            bench.workspace.extend(new Budget.Steps(50));
            var failed = bench.watcher.await(now -> isQuiet(now, Phase.FAILED));
            var problem = failed.problem().orElseThrow();
            assertTrue(problem.sentence().contains("diverged"), problem.toString());
            assertEquals(Optional.of(new Problem.Action.NewRun()), problem.action());
            bench.workspace.newRun();
            bench.watcher.await(Phase.READY);
        }
    }

    @Test
    void pausesARunThatGoesWrongAndTakesTheRemedy() throws Exception {
        var place = temp.resolve("tiny.zeroset");
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), 5);
            bench.workspace.start();
            bench.watcher.await(now -> isQuiet(now, Phase.FINISHED));
        }
        poison(place, "density.sharpness", 1); // an inverse standard deviation of e^10
        try (var bench = new Bench(temp)) {
            bench.workspace.open(place).result().get(60, TimeUnit.SECONDS);
            bench.watcher.await(Phase.FINISHED);
            bench.workspace.extend(new Budget.Steps(ENDLESS));
            var paused = bench.watcher.await(
                    now -> now.phase() == Phase.PAUSED && now.problem().isPresent());
            var problem = paused.problem().orElseThrow();
            assertTrue(problem.sentence().contains("too sharp"), problem.toString());
            assertTrue(problem.sentence().endsWith("The run is paused."), problem.toString());
            var remedy = problem.action().orElseThrow();
            assertEquals(new Problem.Action.AnotherSeed(), remedy);

            bench.workspace.dismissProblem();
            bench.workspace.startAgain(remedy);
            var again = bench.watcher.await(now -> now.phase() == Phase.TRAINING
                    && now.progress().isPresent()
                    && !now.project().equals(Optional.of(place)));
            assertEquals(2, again.settings().seed());
            assertEquals(Optional.empty(), again.problem());
            assertEquals(Optional.of(temp.resolve("tiny-2.zeroset")), again.project());
            assertEquals(Optional.empty(), again.canUndo(), "a run keeps the settings it was started with");
        }
        assertTrue(Files.exists(place.resolve("checkpoint-5.bin")), "the old run stays");
    }

    @Test
    void aProjectRemembersHowMasksAreMeantAndThatPosesAreCorrected() throws Exception {
        try (var bench = new Bench(temp)) {
            open(bench, Bench.tiny(temp.resolve("tiny")), 5);
            bench.workspace.setSettings(
                    new RunSettings(Preset.QUICK, Optional.of(new Budget.Steps(5)), 1, false, true));
            bench.workspace.setMasksInverted(true);
            bench.watcher.await(now -> now.dataset().orElseThrow().invertedMasks()
                    && now.tasks().isEmpty()
                    && now.settings().refinePoses());
            bench.workspace.start();
            var state = bench.watcher.await(now -> isQuiet(now, Phase.FINISHED));
            assertTrue(state.report().orElseThrow().poses().isPresent());
            bench.workspace.setMasksInverted(false); // belongs to the run
            bench.watcher.await(now -> now.notices().stream().anyMatch(notice -> notice.contains("masks belong")));
        }
        try (var bench = new Bench(temp)) {
            bench.workspace.open(temp.resolve("tiny.zeroset")).result().get(60, TimeUnit.SECONDS);
            var state = bench.watcher.await(Phase.FINISHED);
            assertTrue(state.dataset().orElseThrow().invertedMasks());
            assertTrue(state.settings().refinePoses());
            assertTrue(state.report().orElseThrow().poses().isPresent());
            bench.workspace.extend(new Budget.Steps(8));
            var on = bench.watcher.await(now ->
                    isQuiet(now, Phase.FINISHED) && now.report().orElseThrow().steps() == 8);
            assertEquals(Optional.empty(), on.problem());
            assertTrue(on.report().orElseThrow().poses().isPresent());
        }
    }

    @Test
    void leavesNothingBehindWhenThePhotographsCannotBeTrained() throws Exception {
        try (var bench = new Bench(temp)) {
            var folder = Bench.blank(temp.resolve("blank"));
            bench.workspace.open(folder).result().get(60, TimeUnit.SECONDS);
            bench.workspace.setRegion(new Sphere(0, 0, 0, 1), 1);
            bench.workspace.start();
            var failed = bench.watcher.await(now -> isQuiet(now, Phase.FAILED));
            assertTrue(failed.problem().orElseThrow().sentence().contains("one colour"), failed.toString());
            assertEquals(Optional.empty(), failed.project());
            assertFalse(Files.exists(temp.resolve("blank.zeroset")));
            assertEquals(
                    List.of(folder),
                    bench.preferences.current().recents().stream()
                            .map(recent -> recent.location())
                            .toList());
        }
    }

    /// Leaves a checkpoint of which one weight is not a number.
    private static void poison(Path place) throws Exception {
        poison(place, "sdf.1.bias", Float.NaN);
    }

    private static void poison(Path place, String array, float value) throws Exception {
        try (var project = Project.open(place)) {
            var last = project.loadLatestCheckpoint().checkpoint();
            var arrays = new LinkedHashMap<String, float[]>();
            last.arrays().names().forEach(name -> arrays.put(name, last.arrays().get(name)));
            arrays.get(array)[0] = value;
            project.saveCheckpoint(new Checkpoint(
                    last.config(), last.region(), last.step() + 1, last.seconds(), NamedArrays.copyOf(arrays)));
        }
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
