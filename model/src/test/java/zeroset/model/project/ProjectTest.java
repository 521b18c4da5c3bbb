package zeroset.model.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.Preset;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.model.training.Checkpoint;

class ProjectTest {
    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("spot.zeroset");
    }

    private static ProjectDescription description(Path folder) {
        return ProjectDescription.of(
                "0.1.0",
                DatasetReference.from(folder, folder.resolveSibling("photographs"), "NeRF-synthetic"),
                new Sphere(0.1, 0.2, 0.3, 1.5),
                Checkpoints.config());
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void keepsEveryPreset(Preset preset) throws Exception {
        var config = preset.config(7, 2);
        var expected = description(folder()).withConfig(config);
        Project.create(folder(), expected).close();
        try (var opened = Project.open(folder())) {
            assertEquals(expected, opened.description());
        }
    }

    @Test
    void keepsTheRarerAlternatives() throws Exception {
        var config = Checkpoints.config()
                .withBudget(new Budget.Time(12.5))
                .withBackground(new BackgroundConfig.Surroundings(16, 14));
        var expected =
                description(folder()).withConfig(Checkpoints.withDensity(config, new DensityConfig.VolSdf(0.1, 1e-4)));
        Project.create(folder(), expected).close();
        try (var opened = Project.openReadOnly(folder())) {
            assertEquals(expected, opened.description());
        }
    }

    @Test
    void keepsABoxAsRegionInBothFiles() throws Exception {
        var box = new OrientedBox(1, 2, 3, 0.5, 0.25, 0.125, 0.5, -0.5, 0.5, 0.5);
        var plain = description(folder());
        var expected = ProjectDescription.of("0.1.0", plain.dataset(), box, plain.config());
        var state = Checkpoints.at(4);
        try (var project = Project.create(folder(), expected)) {
            project.saveCheckpoint(new Checkpoint(state.config(), box, state.step(), state.seconds(), state.arrays()));
        }
        try (var opened = Project.openReadOnly(folder())) {
            assertEquals(expected, opened.description());
            assertEquals(box, opened.loadLatestCheckpoint().checkpoint().region());
        }
    }

    /// 1: written by the program that knew spheres alone. 2: by the one that took poses as given.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsOlderFormatsAndWritesThePresentOne(int format) throws Exception {
        for (var name : List.of("project.json", "checkpoint-3.bin")) {
            try (var sample = ProjectTest.class.getResourceAsStream("format-" + format + ".zeroset/" + name)) {
                Files.createDirectories(folder());
                Files.copy(Objects.requireNonNull(sample, name), folder().resolve(name));
            }
        }
        try (var opened = Project.open(folder())) {
            assertEquals(new Sphere(0.1, 0.2, 0.3, 1.5), opened.description().region());
            assertEquals(Checkpoints.config(), opened.description().config());
            var checkpoint = opened.loadLatestCheckpoint().checkpoint();
            assertEquals(new Sphere(1, 2, 3, 4), checkpoint.region());
            assertEquals(Checkpoints.config(), checkpoint.config());
            assertArrayEquals(
                    new float[] {1, -2, 0.5f, Float.MIN_VALUE},
                    checkpoint.arrays().get("small"));
            opened.update(opened.description());
        }
        assertTrue(Files.readString(folder().resolve("project.json")).contains("\"formatVersion\" : 3"));
        assertEquals(
                new Sphere(0.1, 0.2, 0.3, 1.5),
                Project.openReadOnly(folder()).description().region());
    }

    @Test
    void keepsTheHistory() throws Exception {
        var run = new RunRecord(
                "2026-03-01T12:00:00Z",
                "0.1.0",
                0,
                100,
                12.5,
                true,
                Map.of("psnr_train", 31.5),
                Map.of("encode", 3.25));
        try (var project = Project.create(folder(), description(folder()))) {
            project.update(project.description().withRun(run));
        }
        assertEquals(List.of(run), Project.openReadOnly(folder()).description().runs());
    }

    @Test
    void findsThePhotographsAfterBothMovedTogether() throws Exception {
        Files.createDirectories(temp.resolve("a/photographs"));
        var before = temp.resolve("a/spot.zeroset");
        Project.create(before, description(before)).close();
        Files.move(temp.resolve("a"), temp.resolve("b"));
        assertEquals(
                temp.resolve("b/photographs"),
                Project.openReadOnly(temp.resolve("b/spot.zeroset")).locateDataset());
    }

    @Test
    void findsThePhotographsAfterTheProjectMovedAlone() throws Exception {
        Files.createDirectories(temp.resolve("photographs"));
        Project.create(folder(), description(folder())).close();
        Files.createDirectories(temp.resolve("elsewhere/deep"));
        Files.move(folder(), temp.resolve("elsewhere/deep/spot.zeroset"));
        assertEquals(
                temp.resolve("photographs"),
                Project.openReadOnly(temp.resolve("elsewhere/deep/spot.zeroset"))
                        .locateDataset());
    }

    @Test
    void saysWhereThePhotographsShouldBe() throws Exception {
        Project.create(folder(), description(folder())).close();
        var failure = assertThrows(
                ProjectException.class, () -> Project.openReadOnly(folder()).locateDataset());
        assertTrue(failure.getMessage().contains(temp.resolve("photographs").toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("--data"), failure.getMessage());
    }

    @Test
    void keepsTheLastTwoCheckpoints() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            for (int step = 100; step <= 1100; step += 250) {
                project.saveCheckpoint(Checkpoints.at(step));
            }
        }
        try (var files = Files.list(folder())) {
            assertEquals(
                    List.of("checkpoint-1100.bin", "checkpoint-850.bin", "project.json", "project.lock"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void restoresACheckpointBitForBit() throws Exception {
        var saved = Checkpoints.at(42);
        try (var project = Project.create(folder(), description(folder()))) {
            project.saveCheckpoint(saved);
        }
        var loaded = Project.openReadOnly(folder()).loadLatestCheckpoint();
        assertEquals(List.of(), loaded.warnings());
        assertEquals(saved.config(), loaded.checkpoint().config());
        assertEquals(saved.region(), loaded.checkpoint().region());
        assertEquals(42, loaded.checkpoint().step());
        assertEquals(saved.seconds(), loaded.checkpoint().seconds());
        assertEquals(
                List.copyOf(saved.arrays().names()),
                List.copyOf(loaded.checkpoint().arrays().names()));
        for (var name : saved.arrays().names()) {
            assertArrayEquals(
                    saved.arrays().get(name), loaded.checkpoint().arrays().get(name));
        }
    }

    @Test
    void fallsBackToTheCheckpointBeforeADamagedOneAndSaysSo() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            project.saveCheckpoint(Checkpoints.at(100));
            var newest = project.saveCheckpoint(Checkpoints.at(200));
            var bytes = Files.readAllBytes(newest);
            bytes[bytes.length - 5] ^= 0x10;
            Files.write(newest, bytes);

            var loaded = project.loadLatestCheckpoint();
            assertEquals(100, loaded.checkpoint().step());
            assertEquals(1, loaded.warnings().size());
            assertTrue(
                    loaded.warnings().getFirst().contains("checkpoint-200.bin"),
                    loaded.warnings().toString());
            assertTrue(Files.exists(folder().resolve("checkpoint-200.bin.damaged")));

            project.saveCheckpoint(Checkpoints.at(150));
            assertEquals(150, project.loadLatestCheckpoint().checkpoint().step());
        }
    }

    @Test
    void saysThatNoCheckpointIsWhole() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            Files.writeString(project.saveCheckpoint(Checkpoints.at(100)), "torn");
            var failure = assertThrows(ProjectException.class, project::loadLatestCheckpoint);
            assertTrue(failure.getMessage().contains("no checkpoint in it is whole"), failure.getMessage());
        }
    }

    @Test
    void refusesASecondUser() throws Exception {
        try (var first = Project.create(folder(), description(folder()))) {
            var failure = assertThrows(ProjectException.class, () -> Project.open(first.folder()));
            assertTrue(failure.getMessage().contains("in use by another Zeroset"), failure.getMessage());
            assertTrue(
                    failure.getMessage()
                            .contains(Long.toString(ProcessHandle.current().pid())),
                    failure.getMessage());
            Project.openReadOnly(first.folder()).close();
        }
        Project.open(folder()).close();
    }

    @Test
    void refusesAFolderWithOtherContent() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("diary.txt"), "private");
        var failure = assertThrows(ProjectException.class, () -> Project.create(folder(), description(folder())));
        assertTrue(failure.getMessage().contains("other content"), failure.getMessage());
        assertFalse(Files.exists(folder().resolve("project.lock")));
    }

    @Test
    void refusesAFolderThatIsNoProjectWithoutTouchingIt() throws IOException {
        Files.createDirectories(folder());
        var failure = assertThrows(ProjectException.class, () -> Project.open(folder()));
        assertTrue(failure.getMessage().contains("is not a Zeroset project"), failure.getMessage());
        try (var files = Files.list(folder())) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void namesThePlaceOfAWrongEdit() throws Exception {
        assertRefused("\"steps\" : 500", "\"steps\" : 0", "config.budget", "number of steps must be > 0, was 0");
        assertRefused("\"hash-grid\"", "\"java.lang.Runtime\"", "config.encoding", "java.lang.Runtime");
        assertRefused("\"radius\" : 1.5", "\"radius\" : NaN", "line", "NaN");
        assertRefused("\"radius\" : 1.5", "\"radius\" : null", "region.radius", "null");
        assertRefused("\"threads\" : 2,", "\"threads\" : 2000000,", "config", "threads must be 1..1024, was 2000000");
        assertRefused("\"formatVersion\" : 3", "\"formatVersion\" : 99", "formatVersion is 99", "newer");
        assertRefused("\"formatVersion\" : 3", "\"formatVersion\" : \"1\"", "formatVersion", "found \"1\"");
        assertRefused("\"createdBy\"", "\"madeBy\"", "createdBy", "Missing property");
        assertRefused("{", "", "damaged", "");
    }

    private void assertRefused(String before, String after, String place, String reason) throws Exception {
        var folder = Files.createTempDirectory(temp, "edit").resolve("p.zeroset");
        Project.create(folder, description(folder)).close();
        var file = folder.resolve("project.json");
        var text = Files.readString(file);
        assertTrue(text.contains(before), text);
        Files.writeString(file, text.replaceFirst(java.util.regex.Pattern.quote(before), after));
        var failure = assertThrows(ProjectException.class, () -> Project.open(folder), after);
        assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains(place), failure.getMessage());
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    @Test
    void readsNoFileOfAbsurdSize() throws Exception {
        Project.create(folder(), description(folder())).close();
        try (var file =
                new java.io.RandomAccessFile(folder().resolve("project.json").toFile(), "rw")) {
            file.setLength(1L << 34); // sparse
        }
        assertThrows(ProjectException.class, () -> Project.open(folder()));
    }
}
