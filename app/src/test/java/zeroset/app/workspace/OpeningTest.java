package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.CameraGlyph.Use;

/// Opening data sets, good and bad.
@Timeout(60)
class OpeningTest {

    private static final int OBJECT = 0xffc02020;
    private static final int WHITE = 0xffffffff;
    private static final int MIDDLE = Bench.SIDE * Bench.SIDE / 2 + Bench.SIDE / 2;

    @TempDir
    Path temp;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(temp);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private OpenDataset open(Path location) throws Exception {
        return bench.workspace.open(location).result().get(30, TimeUnit.SECONDS);
    }

    private DatasetException fails(Path location) {
        var failure = assertThrows(ExecutionException.class, () -> open(location));
        return assertInstanceOf(DatasetException.class, failure.getCause());
    }

    @Test
    void aGlanceTellsWhatThereIsAndOpensNothing() throws Exception {
        var tiny = Bench.tiny(temp.resolve("tiny"));
        var found = assertInstanceOf(
                Preview.Found.class, bench.workspace.preview(tiny).result().get(30, TimeUnit.SECONDS));
        assertEquals("tiny", found.name());
        assertEquals(3, found.training());
        assertEquals(1, found.heldOut());
        assertEquals(CoverageKind.ALPHA, found.masks());
        assertTrue(found.because().contains("transforms_train.json"), found.because());
        assertTrue(found.trainedSteps().isEmpty());

        var nothing = Files.createDirectory(temp.resolve("nothing"));
        var refused = assertInstanceOf(
                Preview.Refused.class, bench.workspace.preview(nothing).result().get(30, TimeUnit.SECONDS));
        assertTrue(refused.problem().sentence().contains("no known data set"), refused.toString());
        assertEquals(Phase.EMPTY, bench.workspace.state().phase());
        assertTrue(bench.workspace.state().problem().isEmpty(), "a glance is no failure");
    }

    @Test
    void invertedMasksAreShownAndDecodedAndCanBeUndone() throws Exception {
        open(Bench.tiny(temp.resolve("tiny")));
        assertEquals(OBJECT, masked()[MIDDLE], "what counts is as it was photographed");
        assertNotEquals(WHITE, masked()[0], "what does not is tinted");

        bench.workspace.setMasksInverted(true);
        bench.watcher.await(now ->
                now.dataset().orElseThrow().invertedMasks() && now.tasks().isEmpty());
        assertEquals(WHITE, masked()[0]);
        assertNotEquals(OBJECT, masked()[MIDDLE]);
        assertEquals(Optional.of("Invert masks"), bench.workspace.state().canUndo());

        bench.workspace.undo();
        bench.watcher.await(now -> !now.dataset().orElseThrow().invertedMasks());
        assertEquals(OBJECT, masked()[MIDDLE]);
    }

    private int[] masked() throws Exception {
        return bench.workspace
                .maskedPhotograph(0, Bench.SIDE)
                .get(30, TimeUnit.SECONDS)
                .argb();
    }

    @Test
    void showsCamerasAndAFirstRegionBeforeThePhotographsAreDecoded() throws Exception {
        var states = new ArrayList<WorkspaceState>();
        bench.workspace.addListener(new StateListener() {
            @Override
            public void stateChanged(WorkspaceState state) {
                states.add(state);
            }
        });
        var opened = open(Bench.SAMPLE);
        var first = states.stream()
                .filter(state -> state.dataset().isPresent() && state.region().isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(
                opened.views().size(), first.dataset().orElseThrow().views().size());
        assertEquals(
                "found from the cameras alone", first.region().orElseThrow().origin());
        assertFalse(first.tasks().isEmpty());
        var last = bench.workspace.state();
        assertEquals(Phase.READY, last.phase());
        assertEquals("found from the masks", last.region().orElseThrow().origin());
        assertEquals(
                last.region().orElseThrow().region(),
                bench.workspace.transform().bounds());
        assertTrue(last.tasks().isEmpty());
    }

    @Test
    void remembersWhatWasOpened() throws Exception {
        var location = open(Bench.tiny(temp.resolve("first"))).location();
        open(Bench.tiny(temp.resolve("second")));
        var recents = bench.preferences.current().recents();
        assertEquals(
                List.of("second", "first"),
                recents.stream().map(recent -> recent.name()).toList());
        assertEquals(location, recents.getLast().location());
        assertTrue(Files.exists(recents.getLast().thumbnail().orElseThrow()));
    }

    @Test
    void keepsWhatIsOpenWhenSomethingElseCannotBeRead() throws Exception {
        var opened = open(Bench.tiny(temp.resolve("tiny")));
        fails(Files.createDirectory(temp.resolve("empty")));
        var state = bench.workspace.state();
        assertEquals(opened, state.dataset().orElseThrow());
        assertEquals(Phase.READY, state.phase());
        var problem = state.problem().orElseThrow();
        assertTrue(problem.sentence().contains("no known data set"), problem.sentence());
        assertEquals("Open the folder that holds one of these files.", problem.remedy());
        bench.workspace.dismissProblem();
        bench.watcher.await(now -> now.problem().isEmpty());
    }

    @Test
    void isEmptyAgainWhenNothingCouldBeRead() throws Exception {
        fails(temp.resolve("nowhere"));
        var state = bench.watcher.await(Phase.EMPTY);
        assertTrue(state.problem().orElseThrow().sentence().contains("does not exist"));
        assertTrue(bench.workspace.log().stream().anyMatch(entry -> entry.level() == LogEntry.Level.ERROR));
    }

    @Test
    void showsADataSetWithADamagedPhotographAndSaysWhich() throws Exception {
        var folder = Bench.tiny(temp.resolve("tiny"));
        var damaged = folder.resolve("train_1.png");
        var bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length - 20)); // the header is whole
        fails(folder);
        var state = bench.watcher.await(Phase.READY);
        assertEquals(4, state.dataset().orElseThrow().views().size());
        assertTrue(state.problem().orElseThrow().sentence().contains("train_1.png"));
    }

    @Test
    void leavesNothingOfAnOpeningThatWasCancelled() throws Exception {
        var cancelling = new ArrayList<BackgroundTask<?>>();
        bench.workspace.addListener(new StateListener() {
            @Override
            public void stateChanged(WorkspaceState state) {
                if (state.dataset().isPresent() && cancelling.isEmpty()) { // before the first photograph is decoded
                    cancelling.addAll(state.tasks());
                    cancelling.forEach(BackgroundTask::cancel);
                }
            }
        });
        var task = bench.workspace.open(Bench.tiny(temp.resolve("tiny")));
        assertThrows(CancellationException.class, () -> task.result().get(30, TimeUnit.SECONDS));
        assertEquals(List.of(task), cancelling);
        var state = bench.watcher.await(Phase.EMPTY);
        assertEquals(Optional.empty(), state.dataset());
        assertEquals(Optional.empty(), state.region());
        assertEquals(Optional.empty(), state.problem());
    }

    @Test
    void theLastOfTwoOpeningsWins() throws Exception {
        var second = Bench.tiny(temp.resolve("second"));
        var _ = bench.workspace.open(Bench.tiny(temp.resolve("first")));
        open(second);
        bench.watcher.await(now -> now.tasks().isEmpty());
        assertEquals("second", bench.workspace.state().dataset().orElseThrow().name());
    }

    @Test
    void noticesThatPhotographsAreGoneAndFindsThemElsewhere() throws Exception {
        var folder = Bench.tiny(temp.resolve("tiny"));
        open(folder);
        bench.workspace.setUse(List.of(1), Use.DISABLED);
        Files.move(folder, temp.resolve("moved"));
        var problem =
                bench.watcher.await(now -> now.problem().isPresent()).problem().orElseThrow();
        assertTrue(problem.sentence().contains("gone"), problem.sentence());
        assertEquals(Optional.of(new Problem.Action.Relink()), problem.action());
        bench.workspace.relink(temp.resolve("moved")).result().get(30, TimeUnit.SECONDS);
        var state = bench.watcher.await(now -> now.problem().isEmpty());
        assertTrue(Files.exists(state.dataset().orElseThrow().views().getFirst().image()));
        assertEquals(Use.DISABLED, state.dataset().orElseThrow().views().get(1).use());
    }

    @Test
    void refusesOtherPhotographsForThoseThatAreGone() throws Exception {
        open(Bench.tiny(temp.resolve("tiny")));
        var failure = assertThrows(
                ExecutionException.class,
                () -> bench.workspace.relink(Bench.SAMPLE).result().get(30, TimeUnit.SECONDS));
        assertTrue(failure.getCause().getMessage().contains("train_0.png is missing"), failure.getMessage());
        var again = Optional.of(new Problem.Action.Relink()); // whoever chose the wrong folder may choose again
        bench.watcher.await(now -> now.problem().flatMap(Problem::action).equals(again));
    }

    @Test
    void makesPhotographsSmallOnceAndSaysWhenItCannot() throws Exception {
        var folder = Bench.tiny(temp.resolve("tiny"));
        open(folder);
        var small = bench.workspace.thumbnail(0, 8).get(30, TimeUnit.SECONDS);
        assertEquals(8, small.width());
        assertEquals(8, small.height());
        assertEquals(0xffc02020, small.argb()[8 * 4 + 4]); // the object
        assertEquals(0, small.argb()[0] >>> 24); // transparent
        assertEquals(small, bench.workspace.thumbnail(0, 8).get(30, TimeUnit.SECONDS));
        Files.delete(folder.resolve("train_1.png"));
        var failure = assertThrows(
                ExecutionException.class, () -> bench.workspace.thumbnail(1, 8).get(30, TimeUnit.SECONDS));
        assertInstanceOf(DatasetException.class, failure.getCause());
    }

    @Test
    void saysThatNothingCanBeRemembered() throws Exception {
        Files.writeString(temp.resolve("config"), "where the folder of the preferences should be");
        open(Bench.tiny(temp.resolve("tiny")));
        bench.watcher.await(now -> now.notices().stream().anyMatch(notice -> notice.contains("cannot be written")));
    }

    @Test
    void worksOnWhenAListenerThrows() throws Exception {
        bench.workspace.addListener(new StateListener() {
            @Override
            public void stateChanged(WorkspaceState state) {
                throw new IllegalStateException("a broken window");
            }
        });
        open(Bench.tiny(temp.resolve("tiny")));
        assertEquals(Phase.READY, bench.workspace.state().phase());
        assertTrue(bench.workspace.log().stream().anyMatch(entry -> entry.text().contains("a broken window")));
    }

    /// Listens to states alone.
    private abstract static class StateListener implements WorkspaceListener {
        @Override
        public void snapshotPublished(SdfSnapshot snapshot) {
            // of no interest
        }

        @Override
        public void logged(LogEntry entry) {
            // of no interest
        }
    }
}
