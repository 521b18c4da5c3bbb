package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.preferences.PreferenceStore;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.Project;

/// A save whose disk is slower than the hand that opens something else.
@Timeout(60)
class LateSaveTest {

    @TempDir
    Path temp;

    private Scene scene(String name) throws Exception {
        var folder = Bench.tiny(temp.resolve(name));
        var scene = new Scene(name, folder, new RunningTask<>("Opening " + name, true));
        scene.show(DatasetReaders.read(folder));
        scene.found(new Sphere(0, 0, 0, 1), "for a test");
        return scene;
    }

    @Test
    void whatWasSavedLateIsNotTheProjectOfWhatIsOpenMeanwhile() throws Exception {
        var desk = new Desk(
                PreferenceStore.in(temp.resolve("config")),
                new WorkFolders(temp.resolve("documents"), temp.resolve("temporary")));
        try (var loop = desk.loop) {
            var runs = new RunControl(desk, _ -> {});
            var first = scene("first");
            var second = scene("second");
            loop.execute(() -> desk.lay(first));
            var saver = loop.ask(runs::saver).get(30, TimeUnit.SECONDS);
            loop.execute(() -> desk.lay(second));
            var folder = saver.call();
            assertEquals(Optional.empty(), loop.ask(runs::project).get(30, TimeUnit.SECONDS));
            Project.open(folder).close(); // nobody holds it any more
        }
    }
}
