package zeroset.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;
import zeroset.model.training.TrainingEvent;

/// What the world does to a run while it runs.
@Tag("slow")
@Timeout(300)
class LimitsIT {

    @TempDir
    Path temp;

    private Path data;
    private Path mesh;
    private Path folder;
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private boolean begun;

    @BeforeEach
    void prepare() throws IOException {
        data = temp.resolve("spot");
        mesh = temp.resolve("a.ply");
        folder = temp.resolve("p.zeroset");
        SampleData.copyTo(data);
    }

    /// @param incident happens with the first progress, on the trainer's thread
    private ReconstructResult reconstruct(Incident incident) throws Exception {
        var config = Preset.QUICK.config(1, 2).withBudget(new Budget.Steps(30));
        var settings = MeshSettings.defaults().withResolution(48);
        var request =
                new ReconstructRequest(data, false, mesh, config, settings, Optional.empty(), Optional.of(folder));
        Consumer<JobEvent> listener = event -> {
            if (event instanceof JobEvent.Notice(String sentence)) {
                notices.add(sentence);
            }
            if (event instanceof JobEvent.Training(TrainingEvent.Progress _) && !begun) {
                begun = true;
                try {
                    incident.happen();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        return new ReconstructJob(request, listener, new Cancellation()).run();
    }

    private interface Incident {
        void happen() throws IOException;
    }

    private void deletePhotographs() throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void photographsMayVanishDuringTraining() throws Exception {
        var result = reconstruct(this::deletePhotographs);
        assertTrue(result.report().completed());
        assertTrue(MeshFormat.read(mesh).triangleCount() > 0);
        try (var project = Project.openReadOnly(folder)) {
            var run = project.description().runs().getFirst();
            var end = project.loadLatestCheckpoint().checkpoint();
            assertEquals(end.hash(), run.state());
            assertEquals(project.photographs().orElseThrow().combined(), run.photographs());
            assertEquals(20, project.opening().orElseThrow().steps().size());
            assertEquals(30, project.history().getLast().step());
            assertEquals(mesh, project.exports().getFirst().file());
        }
        var resume = new ResumeRequest(
                folder, Optional.of(new Budget.Steps(40)), Optional.empty(), Optional.empty(), MeshSettings.defaults());
        var failure = assertThrows(
                ProjectException.class, () -> new ResumeJob(resume, event -> {}, new Cancellation()).run());
        assertTrue(failure.getMessage().contains("photographs are neither at"), failure.getMessage());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is how a disk is full here")
    void aFullDiskCostsTheEndOfTheTrainingButNotTheMesh() throws Exception {
        var result = reconstruct(
                () -> Files.createSymbolicLink(folder.resolve("checkpoint-30.bin.part"), Path.of("/dev/full")));
        assertTrue(result.report().completed());
        assertTrue(MeshFormat.read(mesh).triangleCount() > 0);
        var said = String.join("\n", notices);
        assertTrue(said.contains("No space left on device") && said.contains("Free some space"), said);
        assertFalse(Files.exists(folder.resolve("checkpoint-30.bin")));
        Project.open(folder).close();
    }

    @Test
    void photographsThatChangedAreNamed() throws Exception {
        reconstruct(() -> {});
        Path changed;
        try (var files = Files.walk(data)) {
            changed = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList()
                    .getFirst();
        }
        var bytes = Files.readAllBytes(changed);
        Files.write(changed, java.util.Arrays.copyOf(bytes, bytes.length + 1)); // after the end: it looks the same
        notices.clear();
        var verdict = new VerifyJob(
                        folder,
                        Optional.empty(),
                        event -> {
                            if (event instanceof JobEvent.Notice(String sentence)) {
                                notices.add(sentence);
                            }
                        },
                        new Cancellation())
                .run();
        assertTrue(verdict.isSame(), verdict.toString());
        assertTrue(
                notices.stream().anyMatch(sentence -> sentence.startsWith("1 of 28 photographs")), notices.toString());
    }
}
