package zeroset.app.soak;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectInUseException;

/// Ten of the kills of {@link KillTrials}.
@Tag("slow")
@Timeout(600)
class KillIT {

    private static final int KILLS = 10;

    private static final Path SAMPLE = Path.of(System.getProperty("zeroset.root"), "assets/samples/spot");

    @TempDir
    Path temp;

    @Test
    void killedProcessesLeaveWholeFiles() throws Exception {
        var trials = new KillTrials(SAMPLE, temp, 7);
        for (int i = 0; i < KILLS; i++) {
            trials.run(i);
        }
        assertTrue(trials.mostSecondsLost() <= 60, trials.summary());
        assertTrue(trials.savedStep() > 0 && trials.wholeMeshes() > 0, trials.summary());
    }

    @Test
    void aProjectThatIsTrainedElsewhereCanOnlyBeLookedAt() throws Exception {
        var project = temp.resolve("p.zeroset");
        var messages = temp.resolve("messages.txt");
        var arguments = List.of("reconstruct", SAMPLE.toString(), "-o", "a.ply", "--preset", "quick", "--time", "1h");
        var withProject = new ArrayList<>(arguments);
        withProject.addAll(List.of("--project", project.toString()));
        var process = ChildProcess.start(temp, messages, List.of("-Dzeroset.autosave=1"), withProject);
        try {
            while (!Project.isProject(project)) {
                assertFalse(process.waitFor(50, TimeUnit.MILLISECONDS), () -> "ended early");
            }
            var failure = assertThrows(ProjectInUseException.class, () -> Project.open(project));
            assertTrue(failure.getMessage().contains("process " + process.pid()), failure.getMessage());
            assertTrue(failure.getMessage().contains(System.getProperty("user.name")), failure.getMessage());
            Project.openReadOnly(project).close();
        } finally {
            process.destroyForcibly().waitFor();
        }
        Project.open(project).close();
    }
}
