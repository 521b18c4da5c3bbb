package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroset.model.camera.Camera;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.PoseFiles;
import zeroset.model.testing.SphereScene;

/// Whatever the files of a pose format hold, reading ends with a data set whose images lie in its folder, or
/// with a {@link DatasetException} that names a place; in bounded time and memory.
@Tag("slow")
class FormatFuzzTest {

    private static final SphereScene SCENE = new SphereScene(3, 12);
    private static final int STEP = 97;
    private static final Duration LIMIT = Duration.ofSeconds(60); // about a second when nothing else runs

    private static final List<String> NASTY = List.of(
            "",
            "x",
            "-1",
            "0",
            "1e308",
            "-1e308",
            "1e400",
            "NaN",
            "99999999999999999999",
            "[]",
            "{}",
            "null",
            "true",
            "\"x\"",
            "2147483647");

    private static final Pattern WORD = Pattern.compile("[^\\s,\\[\\]{}:<>\"]+");

    /// A writer of one format.
    @FunctionalInterface
    private interface Writer {
        void write(Path folder, List<Camera> cameras) throws IOException;
    }

    /// @param name for the report
    /// @param images where its images lie
    /// @param files its own files
    private record Format(String name, Writer writer, String images, List<String> files) {

        Path write(Path folder) throws IOException {
            var data = Files.createDirectories(folder.resolve("data"));
            writer.write(data, SCENE.cameras());
            SCENE.writeImages(data.resolve(images), false);
            return data;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Format format(String name, Writer writer, String images, String... files) {
        return new Format(name, writer, images, List.of(files));
    }

    private static final Format TRANSFORMS =
            format("transforms", (folder, cameras) -> SCENE.writeTransforms(folder, ""), "images", "transforms.json");

    private static final Format COLMAP_TEXT = format(
            "colmap text",
            (folder, cameras) -> ColmapFiles.writeText(folder, lenses(), images(), List.of(new Vector3d(1, 2, 3))),
            "images",
            "cameras.txt",
            "images.txt",
            "points3D.txt");

    private static final Format COLMAP_BINARY = format(
            "colmap binary",
            (folder, cameras) -> ColmapFiles.writeBinary(folder, lenses(), images(), List.of(new Vector3d(1, 2, 3))),
            "images",
            "cameras.bin",
            "images.bin",
            "points3D.bin");

    private static final Format SDF_STUDIO = format("sdf studio", PoseFiles::writeSdfStudio, "", "meta_data.json");

    private static final Format MVS_NET = format(
            "mvs net", (folder, cameras) -> PoseFiles.writeMvsNet(folder, cameras, 1), "images", "cams/001_cam.txt");

    private static final Format LOG = format("log", PoseFiles::writeLog, "images", "scene.log", "intrinsics.txt");

    private static final Format METASHAPE = format("metashape", PoseFiles::writeMetashape, "images", "cameras.xml");

    private static final Format REALITY_CAPTURE =
            format("reality capture", PoseFiles::writeRealityCapture, "images", "registration.csv");

    private static final Format BUNDLER =
            format("bundler", PoseFiles::writeBundler, "images", "bundle.out", "list.txt");

    private static final Format NVM = format("visual sfm", PoseFiles::writeNvm, "images", "scene.nvm");

    private static final Format OPEN_MVG = format("open mvg", PoseFiles::writeOpenMvg, "images", "sfm_data.json");

    private static final Format OPEN_SFM = format("open sfm", PoseFiles::writeOpenSfm, "images", "reconstruction.json");

    private static final Format POLYCAM =
            format("polycam", PoseFiles::writePolycam, "keyframes/images", "keyframes/cameras/001.json");

    private static List<Format> formats() {
        return List.of(
                TRANSFORMS,
                COLMAP_TEXT,
                COLMAP_BINARY,
                SDF_STUDIO,
                MVS_NET,
                LOG,
                METASHAPE,
                REALITY_CAPTURE,
                BUNDLER,
                NVM,
                OPEN_MVG,
                OPEN_SFM,
                POLYCAM);
    }

    /// Those that name their images in files that the test can change.
    private static List<Format> namingFormats() {
        return List.of(TRANSFORMS, COLMAP_TEXT, COLMAP_BINARY, REALITY_CAPTURE, BUNDLER, NVM, OPEN_MVG, OPEN_SFM);
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("formats")
    void survivesTruncatedAndFlippedBytes(Format format) throws IOException {
        var data = format.write(folder);
        assertTimeoutPreemptively(LIMIT, () -> {
            var random = new Random(5);
            for (var name : format.files) {
                var file = data.resolve(name);
                var whole = Files.readAllBytes(file);
                for (int length = 0; length < whole.length; length += STEP) {
                    Files.write(file, Arrays.copyOf(whole, length));
                    readOrRefuse(data, name + " truncated to " + length);
                }
                for (int i = 0; i < 60; i++) {
                    var flipped = whole.clone();
                    int place = random.nextInt(whole.length);
                    flipped[place] ^= (byte) (1 << random.nextInt(8));
                    Files.write(file, flipped);
                    readOrRefuse(data, name + " bit flipped at " + place);
                }
                Files.write(file, whole);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    void survivesWordsOfAnotherKind(Format format) throws IOException {
        var data = format.write(folder);
        assertTimeoutPreemptively(LIMIT, () -> {
            for (var name : format.files) {
                if (name.endsWith(".bin")) {
                    continue; // no words
                }
                var file = data.resolve(name);
                var text = Files.readString(file);
                var words = WORD.matcher(text).results().toList();
                int step = Math.max(1, words.size() / 80); // of some hundred alike a part will do
                for (int i = 0; i < words.size(); i += step) {
                    var word = words.get(i);
                    var nasty = NASTY.get(i / step % NASTY.size());
                    Files.writeString(file, text.substring(0, word.start()) + nasty + text.substring(word.end()));
                    readOrRefuse(data, name + ": " + word.group() + " -> " + nasty);
                }
                Files.writeString(file, text);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("formats")
    void opensNothingOutsideItsFolder(Format format) throws IOException {
        var data = format.write(folder);
        SCENE.writeImages(folder.resolve("outside"), false);
        for (var name : format.files) {
            var file = data.resolve(name);
            var whole = Files.readAllBytes(file);
            for (var path :
                    List.of("../outside/000.png", "../../etc/passwd", folder + "/outside/000.png", "C:\\a\\..\\b")) {
                Files.write(file, replaced(whole, "000.png", path));
                readOrRefuse(data, name + " names " + path);
            }
            Files.write(file, whole);
        }
    }

    @ParameterizedTest
    @MethodSource("namingFormats")
    void readsNamesInAnyScript(Format format) throws Exception {
        var data = format.write(folder);
        var name = "é 写真 фото 😀.png";
        Files.move(
                data.resolve(format.images).resolve("000.png"),
                data.resolve(format.images).resolve(name));
        for (var file : format.files) {
            var path = data.resolve(file);
            Files.write(path, replaced(Files.readAllBytes(path), "000.png", name));
        }
        var dataset = DatasetReaders.read(data, HoldOut.NONE);
        assertEquals(3, dataset.views().size());
        assertTrue(
                dataset.views().getFirst().name().endsWith(name),
                dataset.views().getFirst().name());
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() throws IOException {
        for (var name : List.of("transforms.json", "meta_data.json", "sfm_data.json", "reconstruction.json")) {
            var data = Files.createDirectories(folder.resolve(name.replace('.', '_')));
            Files.writeString(data.resolve(name), "[{\"frames\":".repeat(50_000));
            readOrRefuse(data, name);
        }
        Files.writeString(folder.resolve("a.xml"), "<document><chunk>" + "<a>".repeat(100_000));
        readOrRefuse(folder.resolve("a.xml"), "XML");
    }

    @Test
    void refusesEntitiesThatGrow() throws IOException {
        var bomb = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE document [<!ENTITY a0 \"aaaaaaaaaa\">\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">\n");
        }
        bomb.append("]><document><chunk><cameras><camera label=\"&a11;\"/></cameras></chunk></document>");
        Files.writeString(folder.resolve("cameras.xml"), bomb);
        assertTrue(readOrRefuse(folder, "entities").contains("DOCTYPE"));
    }

    @Test
    void believesNoCountThatTheFileCannotHold() throws IOException {
        var data = COLMAP_BINARY.write(folder);
        for (var name : COLMAP_BINARY.files) {
            var whole = Files.readAllBytes(data.resolve(name));
            for (long count : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40, 1_000_000}) {
                var lie = whole.clone();
                ByteBuffer.wrap(lie).putLong(0, Long.reverseBytes(count));
                Files.write(data.resolve(name), lie);
                var message = readOrRefuse(data, name + " with count " + count);
                assertTrue(message.contains(name + ": byte 8: expected at most"), message);
            }
            Files.write(data.resolve(name), whole);
        }
        var bundler = BUNDLER.write(folder.resolve("bundler"));
        var text = Files.readString(bundler.resolve("bundle.out"));
        Files.writeString(bundler.resolve("bundle.out"), text.replace("4 1\n", "400000000 9000000000\n"));
        assertTrue(readOrRefuse(bundler, "bundle.out").contains("400000000 cameras"));
    }

    @Test
    void unpacksNoBombs() throws IOException {
        SCENE.writeImages(folder.resolve("image"), false);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("world_mat_0.npy"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros); // 200 MB in 200 kB
            }
        }
        Files.write(folder.resolve("cameras_sphere.npz"), bytes.toByteArray());
        for (int i = 1; i < 3; i++) {
            Files.delete(folder.resolve("image/" + SphereScene.name(i)));
        }
        assertTrue(readOrRefuse(folder, "npz").contains("expected at most"));
    }

    @Test
    void refusesPicturesThatDeclareMoreThanAnyCameraTakes() throws IOException {
        var data = TRANSFORMS.write(folder);
        var file = data.resolve("images/001.png");
        var bytes = Files.readAllBytes(file);
        var buffer = ByteBuffer.wrap(bytes);
        buffer.putInt(16, 60_000).putInt(20, 60_000);
        var sum = new CRC32();
        sum.update(bytes, 12, 17);
        buffer.putInt(29, (int) sum.getValue());
        Files.write(file, bytes);
        assertTrue(
                readOrRefuse(data, "declared size").contains("001.png: expected an image of at most 200 megapixels"));
    }

    /// @return the complaint; empty when there was none
    private static String readOrRefuse(Path location, String damage) {
        try {
            var dataset = DatasetReaders.read(location, HoldOut.NONE);
            var root = location.toRealPath();
            for (var view : dataset.views()) {
                assertTrue(view.photograph().path().toRealPath().startsWith(root), damage + ": " + view.photograph());
            }
            return "";
        } catch (DatasetException e) {
            var message = String.valueOf(e.getMessage());
            assertFalse(message.isBlank() || message.contains(": null"), damage + ": " + message);
            assertTrue(message.contains(String.valueOf(location.getFileName())), damage + ": " + message);
            assertTrue(message.length() < 2000, damage + ": " + message.length());
            return message;
        } catch (IOException e) {
            return fail(damage, e);
        }
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var inserted =
                new String(to.replace("\\", "\\\\").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return text.replace(from, inserted).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<ColmapFiles.Lens> lenses() {
        return List.of(ColmapFiles.Lens.pinhole(1, SCENE.cameras().getFirst()));
    }

    private static List<ColmapFiles.Image> images() {
        var images = new ArrayList<ColmapFiles.Image>();
        for (int i = 0; i < SCENE.cameras().size(); i++) {
            images.add(new ColmapFiles.Image(
                    i + 1, 1, SphereScene.name(i), SCENE.cameras().get(i)));
        }
        return images;
    }
}
