package zeroset.model.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.CueConfig;
import zeroset.model.config.DensityConfig;
import zeroset.model.config.EncodingConfig;
import zeroset.model.config.Preset;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;
import zeroset.model.training.Checkpoint;
import zeroset.model.training.LossTerms;
import zeroset.model.training.Opening;
import zeroset.model.training.TrainingEvent;

class ProjectTest {
    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("spot.zeroset");
    }

    private static ProjectDescription description(Path folder) {
        return ProjectDescription.of(
                "0.1.0",
                DatasetReference.from(folder, folder.resolveSibling("photographs"), "NeRF-synthetic", false),
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

    private static String sample(String name) throws IOException {
        try (var stream = ProjectTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void copySample(int format, String... files) throws IOException {
        Files.createDirectories(folder());
        for (var name : files) {
            try (var stream = ProjectTest.class.getResourceAsStream("format-" + format + ".zeroset/" + name)) {
                Files.copy(Objects.requireNonNull(stream, name), folder().resolve(name));
            }
        }
    }

    /// 1: written by the program that knew spheres alone. 2: by the one that took poses as given.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsOlderFormatsAndWritesThePresentOne(int format) throws Exception {
        copySample(format, "project.json", "checkpoint-3.bin");
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
        assertTrue(Files.readString(folder().resolve("project.json")).contains("\"formatVersion\" : 6"));
        assertEquals(
                new Sphere(0.1, 0.2, 0.3, 1.5),
                Project.openReadOnly(folder()).description().region());
    }

    /// Written by the program whose checkpoints were not compressed and whose runs told nothing of their machine.
    @Test
    void readsFormatThreeAndWritesThePresentOne() throws Exception {
        copySample(3, "project.json", "checkpoint-5.bin");
        var box = new OrientedBox(1, 2, 3, 0.5, 0.25, 0.125, 0.5, -0.5, 0.5, 0.5);
        var config = Checkpoints.config()
                .withBackground(new BackgroundConfig.Surroundings(16, 14))
                .withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 150, 0.8, 0.1));
        try (var opened = Project.open(folder())) {
            var description = opened.description();
            assertEquals(box, description.region());
            assertEquals(config, description.config());
            assertEquals(
                    ViewChoices.Choice.HELD_OUT, description.views().byName().get("r_4.png"));
            var run = description.runs().getFirst();
            assertEquals(12.5, run.seconds());
            assertEquals(Machine.UNKNOWN, run.machine());
            assertEquals(-5, run.seed());
            assertEquals("", run.state());
            var checkpoint = opened.loadLatestCheckpoint().checkpoint();
            assertEquals(box, checkpoint.region());
            assertEquals(config, checkpoint.config());
            assertEquals(5, checkpoint.step());
            assertArrayEquals(
                    new float[] {1, -2, 0.5f, Float.MIN_VALUE},
                    checkpoint.arrays().get("small"));
            assertEquals(List.of(), opened.history());
            assertEquals(List.of(), opened.exports());
            assertTrue(opened.opening().isEmpty() && opened.photographs().isEmpty());
            opened.update(description);
            opened.saveCheckpoint(checkpoint);
        }
        try (var again = Project.openReadOnly(folder())) {
            assertEquals(box, again.description().region());
            assertEquals(config, again.loadLatestCheckpoint().checkpoint().config());
        }
    }

    /// Written by the program whose masks meant what the files say.
    @Test
    void readsFormatFourAndWritesThePresentOne() throws Exception {
        copySample(4, "project.json", "checkpoint-5.bin");
        try (var opened = Project.open(folder())) {
            var description = opened.description();
            assertFalse(description.dataset().invertedMasks());
            assertEquals("00ff", description.runs().getFirst().photographs());
            assertEquals(5, opened.loadLatestCheckpoint().checkpoint().step());
            var photographs = folder().resolveSibling("photographs");
            opened.update(
                    description.withDataset(DatasetReference.from(folder(), photographs, "NeRF-synthetic", true)));
        }
        try (var again = Project.openReadOnly(folder())) {
            assertTrue(again.description().dataset().invertedMasks());
        }
    }

    /// Written by the program that drew rays without regard to errors and knew exact derivatives alone.
    @Test
    void readsFormatFiveAndWritesThePresentOne() throws Exception {
        copySample(5, "project.json", "checkpoint-5.bin");
        var plain = Checkpoints.config();
        var config = plain.withOptimizer(plain.optimizer().withPoseRate(5e-4))
                .withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 150, 0.8, 0.1));
        try (var opened = Project.open(folder())) {
            assertEquals(config, opened.description().config());
            assertEquals(0, opened.description().config().sampling().errorShare());
            assertTrue(opened.description().dataset().invertedMasks());
            assertEquals("cd34", opened.description().runs().getFirst().state());
            var checkpoint = opened.loadLatestCheckpoint().checkpoint();
            assertEquals(config, checkpoint.config());
            assertEquals(1, checkpoint.arrays().get("small")[0]);
            opened.update(opened.description());
            opened.saveCheckpoint(checkpoint);
        }
        try (var again = Project.openReadOnly(folder())) {
            assertEquals(config, again.description().config());
            assertEquals(config, again.loadLatestCheckpoint().checkpoint().config());
        }
    }

    @Test
    void keepsNormalsAndErrorsAsTheyWereChosen() throws Exception {
        var grid = new EncodingConfig.HashGrid(4, 2, 10, 8, 64, 2, 0.4).withNormalStep(0.5);
        var plain = Checkpoints.config();
        var config = plain.withEncoding(grid).withSampling(plain.sampling().withErrorShare(0.25));
        Project.create(folder(), description(folder()).withConfig(config)).close();
        try (var opened = Project.openReadOnly(folder())) {
            assertEquals(config, opened.description().config());
        }
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
                Map.of("encode", 3.25),
                Machine.present(),
                7,
                "ab12",
                "cd34");
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
    void keepsTheLastTwoCheckpointsAndOneOfEachDoublingBefore() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            for (int step = 100; step <= 5000; step += 100) {
                project.saveCheckpoint(Checkpoints.at(step));
            }
        }
        assertEquals(
                List.of(
                        "checkpoint-100.bin",
                        "checkpoint-1000.bin",
                        "checkpoint-200.bin",
                        "checkpoint-2000.bin",
                        "checkpoint-4000.bin",
                        "checkpoint-4800.bin",
                        "checkpoint-4900.bin",
                        "checkpoint-500.bin",
                        "checkpoint-5000.bin",
                        "project.json",
                        "project.lock"),
                files());
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void clearsAwayWhatAKilledProcessLeft() throws Exception {
        Project.create(folder(), description(folder())).close();
        Files.write(folder().resolve("checkpoint-7.bin.part"), new byte[100]);
        Project.openReadOnly(folder()).close();
        assertTrue(files().contains("checkpoint-7.bin.part"), "somebody may be writing it");
        Project.open(folder()).close();
        assertEquals(List.of("project.json", "project.lock"), files());
    }

    @Test
    void keepsFirstStepsPhotographsHistoryAndExports() throws Exception {
        var opening = new Opening(List.of(new Opening.Step(0, 0.1 + 0.2), new Opening.Step(1e-3, 1e-300)), "ab");
        var photographs = new PhotographHashes(Map.of("r_1.png", "12", "\u00e9\"", "34"));
        var history = List.of(progress(10), progress(20));
        var exports = List.of(
                new ExportRecord("2026-03-01T12:00:00Z", 20, temp.resolve("a, \"b\".ply")),
                new ExportRecord("2026-03-01T12:00:01Z", 20, temp.resolve("c.obj")));
        try (var project = Project.create(folder(), description(folder()))) {
            project.saveOpening(opening);
            project.savePhotographs(photographs);
            project.saveHistory(history);
        }
        try (var project = Project.openReadOnly(folder())) {
            for (var export : exports) {
                project.noteExport(export);
            }
            assertEquals(opening, project.opening().orElseThrow());
            assertEquals(photographs, project.photographs().orElseThrow());
            assertEquals(history, project.history());
            assertEquals(exports, project.exports());
        }
    }

    private static TrainingEvent.Progress progress(int step) {
        var losses = new LossTerms(0.5, 0.25, Double.NaN, 0, 0.0625, 2);
        return new TrainingEvent.Progress(step, 1.5 * step, 0.125, 0, losses, 31.5, 64, 2e5);
    }

    @Test
    void readsWhatIsWholeOfATornTable() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            project.saveHistory(List.of(progress(10), progress(20)));
            project.noteExport(new ExportRecord("2026-03-01T12:00:00Z", 20, temp.resolve("a.ply")));
            for (var name : List.of("history.csv", "exports.csv")) {
                var file = folder().resolve(name);
                var text = Files.readString(file);
                Files.writeString(file, "a note\n,,,,,,,,,,,\n" + text.substring(0, text.length() - 4));
            }
            assertEquals(List.of(progress(10)), project.history());
            assertEquals(List.of(), project.exports());
        }
    }

    @Test
    void tellsWhichPhotographsAreOthers() {
        var before = new PhotographHashes(Map.of("a", "1", "b", "2", "c", "3"));
        assertEquals(List.of("b"), PhotographHashes.differences(before.byName(), Map.of("a", "1", "b", "x", "d", "4")));
        assertFalse(before.combined().equals(new PhotographHashes(Map.of("a", "1", "b", "2")).combined()));
        var moved = new PhotographHashes(before.byName(), Map.of("a", "5"), Map.of());
        assertFalse(before.combined().equals(moved.combined()));
    }

    @Test
    void readsHashesOfPhotographsAloneAsOlderProgramsKeptThem() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            Files.writeString(folder().resolve("photographs.json"), sample("photographs-alone.json"));
            var kept = project.photographs().orElseThrow();
            assertEquals(2, kept.byName().size());
            assertEquals(Map.of(), kept.cameras());
            assertEquals(Map.of(), kept.masks());
        }
    }

    @Test
    void readsTheViewOfEveryFormSoFar() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            assertEquals(Optional.empty(), project.view());
            Files.writeString(folder().resolve("view.json"), sample("view-1.json"));
            var view = project.view().orElseThrow();
            assertEquals(List.of(0.125, -0.75, 2.0), view.pivot());
            assertEquals("shaded", view.look().get("mode"));
            assertEquals(false, view.shown().get("cameras"));
            project.saveView(view);
            assertEquals(view, project.view().orElseThrow());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 1 | \"version\" : 2 | version is 2",
                "\"distance\" : 3.5 | \"distance\" : -1 | distance must be > 0",
                "\"distance\" : 3.5 | \"distance\" : 1e999 | distance must be > 0",
                "-0.75 | null | pivot must be 3 numbers",
                "-0.75 | 1e300 | pivot must be 3 numbers",
                "0.5, | 0.9, | unit quaternion",
                "\"shaded\" | null | look must be",
                "false | \"no\" | shown"
            })
    void saysWhatIsWrongWithAView(String before, String after, String reason) throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            var sample = sample("view-1.json");
            assertTrue(sample.contains(before), before);
            Files.writeString(folder().resolve("view.json"), sample.replaceFirst(Pattern.quote(before), after));
            var failure = assertThrows(ProjectException.class, project::view);
            assertTrue(
                    failure.getMessage().contains("view.json")
                            && failure.getMessage().contains(reason),
                    failure.getMessage());
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
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is how a disk is full here")
    void aFullDiskLeavesWhatWasThere() throws Exception {
        try (var project = Project.create(folder(), description(folder()))) {
            project.saveCheckpoint(Checkpoints.at(100));
            for (var name : List.of("checkpoint-200.bin", "project.json", "history.csv")) {
                Files.createSymbolicLink(folder().resolve(name + ".part"), Path.of("/dev/full"));
            }
            for (var failure : List.of(
                    assertThrows(ProjectException.class, () -> project.saveCheckpoint(Checkpoints.at(200))),
                    assertThrows(ProjectException.class, () -> project.update(project.description())),
                    assertThrows(ProjectException.class, () -> project.saveHistory(List.of(progress(10)))))) {
                assertTrue(failure.getMessage().contains("No space left on device"), failure.getMessage());
                assertTrue(failure.getMessage().contains("space"), failure.getMessage());
            }
            assertEquals(100, project.loadLatestCheckpoint().checkpoint().step());
            assertEquals(List.of("checkpoint-100.bin", "project.json", "project.lock"), files());
        }
        Project.open(folder()).close();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc is where not even root can write here")
    void saysWhereItMayNotWrite() {
        var forbidden = Path.of("/proc/p.zeroset");
        var failure = assertThrows(ProjectException.class, () -> Project.create(forbidden, description(folder())));
        assertTrue(failure.getMessage().startsWith(forbidden + ": cannot be made"), failure.getMessage());
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
        assertRefused("\"formatVersion\" : 6", "\"formatVersion\" : 99", "formatVersion is 99", "newer");
        assertRefused("\"formatVersion\" : 6", "\"formatVersion\" : \"1\"", "formatVersion", "found \"1\"");
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
