package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.preferences.PreferenceStore;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;

/// Training on the packaged sample through the workspace, as a window does it.
@Tag("slow") // loads libtorch
@Timeout(120)
class TrainingTest {

    @TempDir
    Path temp;

    private Workspace workspace;
    private Watcher watcher;

    @BeforeEach
    void open() {
        workspace = Workspaces.open(
                PreferenceStore.in(temp.resolve("config")),
                new WorkFolders(temp.resolve("documents"), temp.resolve("temporary")));
        watcher = new Watcher(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void openSample(int steps) throws Exception {
        workspace.setSettings(new RunSettings(Preset.QUICK, Optional.of(new Budget.Steps(steps)), 1, true));
        workspace.openSample().result().get(60, TimeUnit.SECONDS);
    }

    @Test
    void trainsToTheEndAndShowsTheSurface() throws Exception {
        openSample(40);
        workspace.start();
        var state =
                watcher.await(now -> now.phase() == Phase.FINISHED && now.mesh().isPresent());
        assertEquals(40, state.report().orElseThrow().steps());
        assertTrue(state.report().orElseThrow().testPsnr().isPresent());
        assertTrue(state.mesh().orElseThrow().triangleCount() > 1000);
        assertTrue(state.region().orElseThrow().locked());
        assertFalse(workspace.history().isEmpty());
        assertEquals(40, workspace.latestSnapshot().orElseThrow().step());
        watcher.await(now -> now.tasks().isEmpty());
        var project = temp.resolve("documents").resolve("spot.zeroset");
        assertEquals(
                Optional.of(project),
                watcher.await(now -> now.lastSaved().isPresent()).project());
        assertTrue(Files.exists(project.resolve("checkpoint-40.bin")));
    }

    @Test
    void pausesAndSavesAndGoesOnAndStops() throws Exception {
        openSample(1_000_000);
        workspace.start();
        watcher.await(Phase.TRAINING);
        watcher.awaitSnapshots(2);
        workspace.pause();
        watcher.await(Phase.PAUSED);
        var saved = watcher.await(now -> now.lastSaved().isPresent());
        assertTrue(Files.exists(saved.project().orElseThrow().resolve("project.json")));
        int step = saved.progress().orElseThrow().step();
        workspace.proceed();
        watcher.await(Phase.TRAINING);
        watcher.await(now -> now.progress().orElseThrow().step() > step);
        workspace.stop();
        watcher.await(now -> now.phase() == Phase.PAUSED && now.tasks().isEmpty());
        int stopped = watcher.await(Phase.PAUSED).report().orElseThrow().steps();
        assertTrue(Files.exists(saved.project().orElseThrow().resolve("checkpoint-" + stopped + ".bin")));
    }
}
