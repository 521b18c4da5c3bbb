package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.preferences.PreferenceStore;
import zeroset.model.config.Preset;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.CameraGlyph.Use;

/// What can be changed, undone and done again before a run.
@Timeout(60)
class EditingTest {

    @TempDir
    Path temp;

    private Bench bench;
    private Region found;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(temp);
        bench.workspace.open(Bench.tiny(temp.resolve("tiny"))).result().get(30, TimeUnit.SECONDS);
        found = bench.workspace.state().region().orElseThrow().region();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void awaitRegion(Region region) throws InterruptedException {
        bench.watcher.await(now -> now.region().orElseThrow().region().equals(region));
    }

    private List<Use> uses() {
        return bench.workspace.state().dataset().orElseThrow().views().stream()
                .map(ViewEntry::use)
                .toList();
    }

    @Test
    void undoesADragAsOne() throws Exception {
        var one = new Sphere(0.1, 0, 0, 1);
        var two = new Sphere(0.2, 0, 0, 1);
        var box = OrientedBox.aligned(0, 0, 0, 1, 2, 3);
        bench.workspace.setRegion(one, 7);
        bench.workspace.setRegion(two, 7);
        bench.workspace.setRegion(box, 8);
        awaitRegion(box);
        assertEquals(
                "set by hand", bench.workspace.state().region().orElseThrow().origin());
        assertEquals(Optional.of("Move region"), bench.workspace.state().canUndo());
        bench.workspace.undo();
        awaitRegion(two);
        bench.workspace.undo();
        awaitRegion(found);
        bench.watcher.await(now -> now.canUndo().isEmpty());
        bench.workspace.redo();
        awaitRegion(two);
        bench.workspace.redo();
        awaitRegion(box);
        bench.watcher.await(now -> now.canRedo().isEmpty());
    }

    @Test
    void goesBackToTheRegionThatWasFound() throws Exception {
        var sphere = new Sphere(0.1, 0, 0, 1);
        bench.workspace.setRegion(sphere, 1);
        bench.workspace.resetRegion();
        bench.watcher.await(now -> now.canUndo().equals(Optional.of("Reset region")));
        assertEquals(found, bench.workspace.state().region().orElseThrow().region());
        bench.workspace.undo();
        awaitRegion(sphere);
    }

    @Test
    void forgetsWhatWasUndoneWhenSomethingElseIsDone() throws Exception {
        bench.workspace.setRegion(new Sphere(0.1, 0, 0, 1), 1);
        bench.workspace.undo();
        bench.workspace.setUse(List.of(0), Use.DISABLED);
        bench.watcher.await(now ->
                now.canUndo().equals(Optional.of("Switch off")) && now.canRedo().isEmpty());
    }

    @Test
    void switchesViewsOffAndOnAgain() throws Exception {
        var before = uses();
        assertEquals(List.of(Use.TRAINING, Use.TRAINING, Use.TRAINING, Use.HELD_OUT), before);
        bench.workspace.setUse(List.of(0, 3), Use.DISABLED);
        bench.watcher.await(now -> now.canUndo().isPresent());
        assertEquals(List.of(Use.DISABLED, Use.TRAINING, Use.TRAINING, Use.DISABLED), uses());
        bench.workspace.undo();
        bench.watcher.await(now -> now.canUndo().isEmpty());
        assertEquals(before, uses());
    }

    @Test
    void undoesSettingsAndRemembersThem() throws Exception {
        var before = bench.workspace.state().settings();
        bench.workspace.setSettings(before.withPreset(Preset.FINE));
        bench.watcher.await(now -> now.settings().preset() == Preset.FINE);
        bench.watcher.await(now -> now.canUndo().isPresent());
        assertEquals(Preset.FINE, bench.preferences.current().settings().preset());
        bench.workspace.undo();
        bench.watcher.await(now -> now.settings().equals(before));
    }

    @Test
    void leavesTheViewsAloneWhileTheRegionMoves() throws Exception {
        var shown = bench.workspace.state().dataset().orElseThrow();
        bench.workspace.setRegion(new Sphere(0.1, 0, 0, 1), 1);
        bench.watcher.await(now -> now.canUndo().isPresent());
        assertSame(shown, bench.workspace.state().dataset().orElseThrow());
    }

    @Test
    void refusesToTrainOnOnePhotographAndSaysWhy() throws Exception {
        bench.workspace.setUse(List.of(0, 1), Use.DISABLED);
        bench.workspace.start();
        var problem =
                bench.watcher.await(now -> now.problem().isPresent()).problem().orElseThrow();
        assertEquals("Training needs at least 2 photographs, but 1 of 4 are used for it.", problem.sentence());
        assertEquals(Phase.READY, bench.workspace.state().phase());
    }

    @Test
    void aRunKeepsTheSettingsItWasStartedWith() throws Exception {
        var desk = new Desk(
                PreferenceStore.in(temp.resolve("other")), new WorkFolders(temp.resolve("a"), temp.resolve("b")));
        try (var loop = desk.loop) {
            var editing = new Editing(desk, new RunControl(desk, _ -> {}), _ -> {});
            loop.execute(() -> {
                editing.setSettings(RunSettings.defaults().withSeed(5));
                desk.board.change(draft -> draft.phase = Phase.TRAINING);
                editing.undo();
            });
            assertEquals(5, loop.ask(() -> desk.board.state().settings().seed()).get(30, TimeUnit.SECONDS));
            loop.execute(() -> {
                desk.board.change(draft -> draft.phase = Phase.READY);
                editing.undo();
            });
            assertEquals(1, loop.ask(() -> desk.board.state().settings().seed()).get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void savingTwiceAtOnceMakesOneProject() throws Exception {
        var first = bench.workspace.saveNow().result();
        var second = bench.workspace.saveNow().result();
        assertEquals(first.get(30, TimeUnit.SECONDS), second.get(30, TimeUnit.SECONDS));
    }

    @Test
    void savesRegionAndViewsBeforeAnythingIsTrained() throws Exception {
        var box = OrientedBox.aligned(0, 0, 0, 1, 2, 3);
        bench.workspace.setRegion(box, 1);
        bench.workspace.setUse(List.of(1), Use.DISABLED);
        bench.workspace.setSettings(RunSettings.defaults().withSeed(5));
        var project = bench.workspace.saveNow().result().get(30, TimeUnit.SECONDS);
        assertEquals(temp.resolve("tiny.zeroset"), project);
        bench.workspace.closeDataset().get(30, TimeUnit.SECONDS);
        bench.workspace.open(project).result().get(30, TimeUnit.SECONDS);
        var state = bench.workspace.state();
        assertEquals(Phase.READY, state.phase());
        assertEquals(box, state.region().orElseThrow().region());
        assertEquals(Use.DISABLED, uses().get(1));
        assertEquals(5, state.settings().seed());
    }
}
