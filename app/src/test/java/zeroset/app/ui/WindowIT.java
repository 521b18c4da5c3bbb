package zeroset.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.RegionState;
import zeroset.app.workspace.RunSettings;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.geometry.Sphere;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.project.ExportRecord;
import zeroset.model.project.Project;
import zeroset.model.project.ProjectException;

/// A user's first minutes: open, train for one, look around meanwhile, change, take away, come back.
@Timeout(900)
class WindowIT {

    private static final Duration SOON = Duration.ofMinutes(1); // the machine may be building beside
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final double TRAINED_SECONDS = 60;
    private static final double ENDLESS_SECONDS = 3600;

    /// A tenth of a second without a pulse is felt, a whole one is a window that hangs. What the machine itself
    /// takes from every thread counts twice beside it, for a pulse waits for two: its own and the renderer's.
    private static final double LONGEST_GAP_MILLIS = 1000;

    /// Three seconds on a quiet machine.
    private static final Duration CLOSED = Duration.ofSeconds(40);

    private static final List<KeyCode> MODES =
            List.of(KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT1);

    @TempDir
    private Path folder;

    private Path photographs() throws IOException {
        var sample = Path.of(System.getProperty("zeroset.root"), "assets", "samples", "spot");
        var copy = folder.resolve("spot");
        try (var files = Files.walk(sample)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var target = copy.resolve(sample.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    @Test
    void fromPhotographsToResultsAndBack() throws Exception {
        Path project;
        int trained;
        try (var window = new RealWindow(folder)) {
            window.open(photographs());
            window.until(
                    "ready",
                    SOON,
                    () -> window.state().phase() == Phase.READY
                            && window.state().region().isPresent()
                            && isRead(window));

            moveRegion(window);
            train(window);
            try (var stall = new MachineStall()) {
                var meter = window.measurePulses();
                lookAround(window);
                pauseAndGoOn(window);
                orbitUntilFinished(window);
                double longest = WindowStage.onFx(meter::longestGapMillis);
                assertTrue(
                        longest < LONGEST_GAP_MILLIS + 2 * stall.longestMillis(),
                        "longest gap of " + meter.count() + " between pulses " + longest + " ms, the machine's own "
                                + stall.longestMillis() + " ms");
            }
            window.until("meshed", LATER, () -> window.state().mesh().isPresent());
            export(window);
            screenshot(window);

            project = window.state().project().orElseThrow();
            trained = window.state().report().orElseThrow().steps();
            assertTrue(window.state().report().orElseThrow().seconds() >= TRAINED_SECONDS);
            window.quit();
        }
        int steps = trained;
        assertKept(project, steps);
        try (var window = new RealWindow(folder)) {
            window.open(project);
            window.until(
                    "open again",
                    SOON,
                    () -> window.workspace().latestSnapshot().isPresent());
            assertEquals(
                    steps, window.workspace().latestSnapshot().orElseThrow().step());
            window.workspace().extend(new Budget.Time(ENDLESS_SECONDS));
            window.until(
                    "going on",
                    LATER,
                    () -> window.state()
                            .progress()
                            .filter(progress -> progress.step() > steps)
                            .isPresent());
            int seen = window.state().progress().orElseThrow().step();
            long asked = System.nanoTime();
            window.quit();
            var took = Duration.ofNanos(System.nanoTime() - asked);
            assertTrue(took.compareTo(CLOSED) < 0, "closing while it trains took " + took);
            try (var saved = Project.openReadOnly(project)) {
                assertTrue(saved.latestStep().orElseThrow() >= seen, "the last steps are saved");
            }
        }
    }

    private static void orbitUntilFinished(RealWindow window) {
        while (window.state().phase() != Phase.FINISHED) {
            window.drag(60);
            if (window.state().phase() == Phase.FAILED) {
                throw new AssertionError(window.state().problem().toString());
            }
        }
    }

    /// What was exported, and how it was looked at.
    private void assertKept(Path folderOfProject, int steps) throws ProjectException {
        try (var kept = Project.openReadOnly(folderOfProject)) {
            assertEquals(
                    List.of(folder.resolve("cow.ply"), folder.resolve("cow.png")),
                    kept.exports().stream().map(ExportRecord::file).toList());
            assertEquals(steps, kept.exports().getFirst().step());
            assertEquals("color", kept.view().orElseThrow().look().get("mode"));
        }
    }

    /// The first region is a guess that the masks, once they are decoded, replace.
    private static boolean isRead(RealWindow window) {
        return window.state().tasks().stream().noneMatch(task -> task.name().startsWith("Opening"));
    }

    private static void moveRegion(RealWindow window) {
        var found = region(window);
        var field = window.find("region-radius", TextField.class);
        double radius = 1.05 * found.radius();
        WindowStage.onFx(() -> {
            field.setText(Double.toString(radius));
            field.getOnAction().handle(null);
            return true;
        });
        window.until("the region is larger", SOON, () -> Math.abs(region(window).radius() - radius) < 1e-6 * radius);
        window.workspace().undo();
        window.until("the region is back", SOON, () -> region(window).equals(found));
    }

    private static Sphere region(RealWindow window) {
        return window.state().region().map(RegionState::region).orElseThrow().boundingSphere();
    }

    private static void train(RealWindow window) {
        window.workspace()
                .setSettings(RunSettings.defaults()
                        .withPreset(Preset.QUICK)
                        .withBudget(Optional.of(new Budget.Time(TRAINED_SECONDS))));
        window.press(KeyCode.SPACE);
        window.until("training", LATER, () -> window.state().phase() == Phase.TRAINING);
        window.until(
                "a first field",
                LATER,
                () -> window.workspace().latestSnapshot().isPresent());
    }

    private static void lookAround(RealWindow window) {
        int before = window.pictureHash();
        window.drag(20);
        window.until("another picture", SOON, () -> window.pictureHash() != before);
        for (var mode : MODES) {
            int last = window.pictureHash();
            window.press(mode);
            window.until("another picture after " + mode, SOON, () -> window.pictureHash() != last);
        }
        window.press(KeyCode.CLOSE_BRACKET); // through a camera
        window.press(KeyCode.G); // its photograph over the view
        window.press(KeyCode.DIGIT7); // the difference to it
        window.press(KeyCode.DIGIT1);
        window.press(KeyCode.ESCAPE);
    }

    private static void pauseAndGoOn(RealWindow window) {
        if (window.state().phase() == Phase.FINISHED) {
            return; // a fast machine is done already
        }
        window.press(KeyCode.SPACE);
        window.until(
                "paused or done",
                LATER,
                () -> window.state().phase() == Phase.PAUSED || window.state().phase() == Phase.FINISHED);
        if (window.state().phase() == Phase.PAUSED) {
            window.until(
                    "saved by the pause", SOON, () -> window.state().lastSaved().isPresent());
            window.press(KeyCode.SPACE);
        }
    }

    private void export(RealWindow window) throws IOException {
        var mesh = folder.resolve("cow.ply");
        var file = window.find("mesh-file", TextField.class);
        var write = window.find("mesh-export-write", ButtonBase.class);
        WindowStage.onFx(() -> {
            file.setText(mesh.toString());
            write.fire();
            return true;
        });
        window.until("a mesh file", LATER, () -> Files.exists(mesh));
        assertTrue(MeshFormat.read(mesh).triangleCount() > 1000);
    }

    private void screenshot(RealWindow window) throws IOException {
        var picture = folder.resolve("cow.png");
        var file = window.find("picture-file", TextField.class);
        var write = window.find("picture-write", ButtonBase.class);
        WindowStage.onFx(() -> {
            file.setText(picture.toString());
            write.fire();
            return true;
        });
        window.until("a picture file", LATER, () -> Files.exists(picture));
        var image = ImageIO.read(picture.toFile());
        var colors = new HashSet<Integer>();
        for (int x = 0; x < image.getWidth(); x += 7) {
            for (int y = 0; y < image.getHeight(); y += 7) {
                colors.add(image.getRGB(x, y));
            }
        }
        assertTrue(colors.size() > 20, "the picture shows " + colors.size() + " colours");
        assertNotEquals("", window.find("status-dataset", Label.class).getText());
    }
}
