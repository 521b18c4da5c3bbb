package zeroset.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.geometry.Sphere;
import zeroset.model.training.LossTerms;
import zeroset.model.training.Opening;
import zeroset.model.training.TrainingEvent;

/// Five thousand projects in which one file is damaged: each opens, falls back, or is refused with a sentence.
@Timeout(120) // of which a few seconds are needed: what hangs is a failure
class DamagedProjectTest {

    private static final int CASES = 5000;
    private static final long LARGEST_ALLOCATION = 1L << 30;
    private static final long LONGEST_NANOS = 5_000_000_000L;
    private static final List<String> FILES = List.of(
            "project.json",
            "checkpoint-200.bin",
            "checkpoint-200.bin",
            "checkpoint-100.bin",
            "photographs.json",
            "view.json",
            "opening.json",
            "history.csv",
            "exports.csv");

    @TempDir
    Path temp;

    private Path folder;
    private int opened;
    private int fellBack;
    private int refused;

    @BeforeEach
    void makeOne() throws Exception {
        folder = temp.resolve("p.zeroset");
        var description = ProjectDescription.of(
                "0.1.0",
                DatasetReference.from(folder, temp.resolve("photographs"), "NeRF-synthetic", false),
                new Sphere(0, 0, 0, 1),
                Checkpoints.config());
        try (var project = Project.create(folder, description)) {
            project.saveCheckpoint(Checkpoints.at(100));
            project.saveCheckpoint(Checkpoints.at(200));
            project.savePhotographs(new PhotographHashes(
                    Map.of("a.png", "00ff", "b.png", "11ee"), Map.of("a.png", "22dd"), Map.of("a.png", "33cc")));
            project.saveView(new ViewState(
                    ViewState.VERSION,
                    List.of(0.0, 1.0, 2.0),
                    3,
                    List.of(0.0, 0.0, 0.0, 1.0),
                    40,
                    Map.of("mode", "color"),
                    Map.of("grid", true)));
            project.saveOpening(new Opening(List.of(new Opening.Step(0, 1), new Opening.Step(0.1, 0.9)), "77aa"));
            var losses = new LossTerms(1, 2, 3, 4, 5, 6);
            project.saveHistory(List.of(new TrainingEvent.Progress(100, 1, 0.5, 0, losses, 30, 64, 1e5)));
            project.noteExport(new ExportRecord("2026-03-01T12:00:00Z", 200, temp.resolve("a.ply")));
        }
    }

    @Test
    void eachOpensFallsBackOrIsRefusedWithASentence() throws Exception {
        var random = new Random(20260301);
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < CASES; i++) {
            var file = folder.resolve(FILES.get(i % FILES.size()));
            var whole = Files.readAllBytes(file);
            Files.write(file, damaged(whole, random));
            long before = memory.getCurrentThreadAllocatedBytes();
            long began = memory.getCurrentThreadCpuTime(); // not of the clock: this machine may be busy
            look(file);
            long spent = memory.getCurrentThreadCpuTime() - began;
            assertTrue(spent < LONGEST_NANOS, () -> file + " kept it busy for " + spent + " ns");
            long taken = memory.getCurrentThreadAllocatedBytes() - before;
            assertTrue(taken < LARGEST_ALLOCATION, () -> file + " made it take " + taken + " bytes");
            Files.write(file, whole);
        }
        assertEquals(CASES, opened + fellBack + refused);
        assertTrue(
                opened > 0 && fellBack > CASES / 8 && refused > CASES / 20,
                opened + " opened, " + fellBack + " fell back, " + refused + " refused");
    }

    private static byte[] damaged(byte[] whole, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        var bytes = whole.clone();
        int flips = 1 + random.nextInt(3);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    /// Everything that can be read of a project.
    private void look(Path damaged) throws IOException {
        try (var project = Project.openReadOnly(folder)) {
            project.locateDataset();
        } catch (ProjectException e) {
            assertSentence(e); // the photographs are not there: that is said in any case
        }
        try (var project = Project.openReadOnly(folder)) {
            var loaded = project.loadLatestCheckpoint();
            boolean newestDamaged = damaged.endsWith("checkpoint-200.bin");
            assertEquals(newestDamaged ? 100 : 200, loaded.checkpoint().step());
            assertEquals(newestDamaged ? 1 : 0, loaded.warnings().size());
            project.history();
            project.exports();
            project.photographs();
            project.opening();
            project.view();
            if (newestDamaged) {
                fellBack++;
            } else {
                opened++;
            }
        } catch (ProjectException e) {
            assertSentence(e);
            refused++;
        }
    }

    private void assertSentence(ProjectException failure) {
        var message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(folder.toString()) && message.endsWith("."), message);
    }
}
