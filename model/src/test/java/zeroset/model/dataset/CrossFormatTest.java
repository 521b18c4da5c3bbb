package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.MeasuredRadial;
import zeroset.model.testing.PoseFiles;
import zeroset.model.testing.SamePixels;
import zeroset.model.testing.SphereScene;

/// The same cameras written in every format show the same points at the same pixels, from whatever place is
/// opened.
class CrossFormatTest {

    private static final SphereScene SCENE = new SphereScene(6, 24);
    private static final BrownConrady BROWN = new BrownConrady(-0.1, 0.02, -0.003, 0, 0.002, -0.001);
    private static final BrownConrady RADIAL = new BrownConrady(-0.1, 0.02, 0, 0, 0, 0);

    /// A writer of one format.
    @FunctionalInterface
    private interface Writer {
        void write(Path folder, List<Camera> cameras) throws IOException;
    }

    /// @param name for the report
    /// @param images where its images lie
    /// @param own a file or folder of its own
    /// @param lens makes lenses that it can state
    private record Format(String name, Writer writer, String images, String own, UnaryOperator<List<Camera>> lens) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Format> formats() {
        return List.of(
                new Format("sdf studio", PoseFiles::writeSdfStudio, "", "meta_data.json", cameras -> cameras),
                new Format(
                        "mvs net",
                        (folder, cameras) -> PoseFiles.writeMvsNet(folder, cameras, 1),
                        "",
                        "cams",
                        cameras -> cameras),
                new Format(
                        "mvs net quarter",
                        (folder, cameras) -> PoseFiles.writeMvsNet(folder, cameras, 4),
                        "blended_images",
                        "cams/002_cam.txt",
                        cameras -> PoseFiles.withLens(cameras, true, Distortion.NONE)),
                new Format("log", PoseFiles::writeLog, "", "scene.log", cameras -> cameras),
                new Format(
                        "metashape",
                        PoseFiles::writeMetashape,
                        "photos",
                        "cameras.xml",
                        cameras -> PoseFiles.withLens(cameras, false, BROWN)),
                new Format(
                        "reality capture",
                        PoseFiles::writeRealityCapture,
                        "",
                        "registration.csv",
                        cameras -> PoseFiles.withLens(cameras, false, BROWN)),
                new Format(
                        "bundler",
                        PoseFiles::writeBundler,
                        "images",
                        "bundle.out",
                        cameras -> PoseFiles.withLens(cameras, true, RADIAL)),
                new Format(
                        "visual sfm",
                        PoseFiles::writeNvm,
                        "images",
                        "scene.nvm",
                        cameras -> PoseFiles.withLens(cameras, true, new MeasuredRadial(-0.05))),
                new Format(
                        "visual sfm, fixed lens",
                        PoseFiles::writeNvmMatrices,
                        "images",
                        "scene.nvm",
                        cameras -> PoseFiles.withLens(cameras, false, new MeasuredRadial(0.03))),
                new Format(
                        "open mvg",
                        PoseFiles::writeOpenMvg,
                        "images",
                        "sfm_data.json",
                        cameras -> PoseFiles.withLens(cameras, false, BROWN)),
                new Format(
                        "open sfm",
                        PoseFiles::writeOpenSfm,
                        "images",
                        "reconstruction.json",
                        cameras -> PoseFiles.withLens(cameras, false, BROWN)),
                new Format("polycam", PoseFiles::writePolycam, "keyframes/images", "keyframes", cameras -> cameras));
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("formats")
    void showsPointsWhereTheWrittenCamerasDo(Format format) throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        var cameras = format.lens.apply(SCENE.cameras());
        SCENE.writeImages(data.resolve(format.images), false);
        format.writer.write(data, cameras);
        for (var location : List.of(data, data.resolve(format.own), folder)) {
            var dataset = DatasetReaders.read(location, HoldOut.NONE);
            SamePixels.check(cameras, SamePixels.cameras(dataset), 1e-4);
            for (int i = 0; i < cameras.size(); i++) {
                assertEquals(
                        SphereScene.name(i),
                        String.valueOf(
                                dataset.views().get(i).photograph().path().getFileName()));
            }
            assertFalse(DatasetReaders.recognise(location).getFirst().because().isBlank());
            dataset.points().ifPresent(points -> {
                assertEquals(1, points.size());
                assertEquals(-0.25, points.position(0, 1), 1e-9);
            });
        }
    }

    /// Spreadsheets leave columns without a name.
    @Test
    void countsColumnsThatHaveNoName() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        var cameras = PoseFiles.withLens(SCENE.cameras(), false, BROWN);
        PoseFiles.writeRealityCapture(folder, cameras);
        var file = folder.resolve("registration.csv");
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^([^,\n]+),", "$1,,,"));
        SamePixels.check(cameras, SamePixels.cameras(DatasetReaders.read(folder, HoldOut.NONE)), 1e-4);
    }

    /// Three times this number is 2 in a long.
    @Test
    void believesNoNumberOfPointsThatOverflows() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        PoseFiles.writeBundler(folder, SCENE.cameras());
        var file = folder.resolve("bundle.out");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^(\\d+) 1$", "$1 6148914691236517206"));
        var refused = assertThrows(DatasetException.class, () -> DatasetReaders.read(folder, HoldOut.NONE));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("6148914691236517206 points, found"),
                refused.getMessage());
    }

    /// No lens here has skewed pixels, and dropping a skew would train on wrong rays.
    @Test
    void refusesSkewAndForgivesItsRounding() throws Exception {
        SCENE.writeImages(folder, false);
        PoseFiles.writeSdfStudio(folder, SCENE.cameras());
        var file = folder.resolve("meta_data.json");
        var text = Files.readString(file);
        Files.writeString(file, text.replaceAll("\"intrinsics\": \\[\\[([0-9.]+),0,", "\"intrinsics\": [[$1,1e-3,"));
        SamePixels.check(SCENE.cameras(), SamePixels.cameras(DatasetReaders.read(folder, HoldOut.NONE)), 1e-4);
        Files.writeString(file, text.replaceAll("\"intrinsics\": \\[\\[([0-9.]+),0,", "\"intrinsics\": [[$1,5.5,"));
        var refused = assertThrows(DatasetException.class, () -> DatasetReaders.read(folder, HoldOut.NONE));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("without skew, found K[0][1] = 5.5"),
                refused.getMessage());
    }

    @Test
    void readsTheAxesThatATransformsFileSays() throws Exception {
        SCENE.writeTransforms(folder, "");
        var file = folder.resolve("transforms.json");
        var text = Files.readString(file);
        for (var key : List.of("from_na", "from_mitsuba")) {
            Files.writeString(file, text.replaceFirst("\\{", "{\"" + key + "\": true, "));
            var found = SamePixels.cameras(DatasetReaders.read(folder, HoldOut.NONE));
            for (int i = 0; i < found.size(); i++) {
                // The columns that the keys turn: y and z for OpenCV's axes, x and z for Mitsuba's, against OpenGL's.
                var expected = SCENE.cameras().get(i).pose().rotation();
                var actual = found.get(i).pose().rotation();
                for (int row = 0; row < 3; row++) {
                    assertEquals((key.equals("from_na") ? 1 : -1) * expected.get(0, row), actual.get(0, row), 1e-9);
                    assertEquals((key.equals("from_na") ? -1 : 1) * expected.get(1, row), actual.get(1, row), 1e-9);
                    assertEquals(-expected.get(2, row), actual.get(2, row), 1e-9);
                }
            }
        }
    }
}
