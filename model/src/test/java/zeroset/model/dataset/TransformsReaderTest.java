package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.testing.SphereScene;

class TransformsReaderTest {

    private static final SphereScene SCENE = new SphereScene(10, 48);

    @TempDir
    private Path folder;

    @BeforeEach
    void writeImages() throws IOException {
        SCENE.writeTransforms(folder, "");
    }

    @Test
    void readsDistortion() throws Exception {
        write("\"k1\": 0.1, \"k2\": 0.02, \"k3\": 0.003, \"k4\": 4e-4, \"p1\": 5e-3, \"p2\": 6e-3,", "");
        assertEquals(
                new BrownConrady(0.1, 0.02, 0.003, 4e-4, 5e-3, 6e-3),
                first(read()).camera().intrinsics().distortion());
    }

    @Test
    void readsFisheyeByModelAndByFlag() throws Exception {
        write("\"camera_model\": \"OPENCV_FISHEYE\", \"k1\": 0.1,", "");
        assertEquals(
                new OpenCvFisheye(0.1, 0, 0, 0),
                first(read()).camera().intrinsics().distortion());
        write("\"is_fisheye\": true, \"k1\": 0.1,", "");
        assertInstanceOf(
                OpenCvFisheye.class, first(read()).camera().intrinsics().distortion());
    }

    @Test
    void takesAnglesWhereThereIsNoFocalLengthAndTheSizeFromTheImage() throws Exception {
        writeFrames("\"camera_angle_x\": 0.8, \"camera_angle_y\": 0.7,", "", "");
        var lens = first(read()).camera().intrinsics();
        assertEquals(48, lens.width());
        assertEquals(24 / Math.tan(0.4), lens.fx(), 1e-9);
        assertEquals(20 / Math.tan(0.35), lens.fy(), 1e-9);
        assertEquals(24, lens.cx());
        writeFrames("\"x_fov\": 60,", "", "");
        assertEquals(
                24 / Math.tan(Math.PI / 6), first(read()).camera().intrinsics().fy(), 1e-9);
    }

    @Test
    void aFramesOwnLensWinsOverTheFiles() throws Exception {
        write("", "\"fl_x\": 77, \"cx\": 11, \"k1\": 0.5,");
        var lens = first(read()).camera().intrinsics();
        assertEquals(77, lens.fx());
        assertEquals(77, lens.fy());
        assertEquals(11, lens.cx());
        assertEquals(0.39 * 48, lens.cy(), 1e-9);
        assertEquals(new BrownConrady(0.5, 0, 0, 0, 0, 0), lens.distortion());
    }

    @Test
    void undoesTheAppliedTransform() throws Exception {
        // written = 2 · (turned · source + shift): take written cameras as given and see where they come from.
        write("\"applied_transform\": [[0,1,0,5],[-1,0,0,6],[0,0,1,7]], \"applied_scale\": 2,", "");
        var dataset = read();
        for (int i = 0; i < dataset.views().size(); i++) {
            var written = SCENE.cameras().get(i);
            var source = dataset.views().get(i).camera();
            var point = new Vector3d(0.2, 0.1, -0.3);
            var pointWritten = new Vector3d(point.y + 5, -point.x + 6, point.z + 7).mul(2);
            var a = new Vector2d();
            var b = new Vector2d();
            assertEquals(written.project(pointWritten, a), source.project(point, b));
            assertEquals(0, a.distance(b), 1e-6);
        }
        assertTrue(dataset.notes().stream().anyMatch(note -> note.contains("applied_transform")));
    }

    @Test
    void findsTheFrameOfTheSparsePoints() throws Exception {
        var center = SphereScene.SPHERE.center();
        var transform = "\"applied_transform\": [[0,1,0,5],[-1,0,0,6],[0,0,1,7]], \"ply_file_path\": \"points.ply\",";
        var source = new Vector3d(6 - center.y, center.x - 5, center.z - 7);
        for (var written : List.of(center, source)) {
            write(transform, "");
            var vertex = written.x + " " + written.y + " " + written.z + "\n";
            Files.writeString(
                    folder.resolve("points.ply"),
                    "ply\nformat ascii 1.0\nelement vertex 2\nproperty float x\nproperty float y\nproperty float z\n"
                            + "end_header\n" + vertex + vertex);
            var points = read().points().orElseThrow();
            var found = new Vector3d(points.position(1, 0), points.position(1, 1), points.position(1, 2));
            assertEquals(0, found.distance(source), 1e-9);
        }
    }

    @Test
    void followsTheFilesOwnSplit() throws Exception {
        write(
                "\"train_filenames\": [\"images/000.png\", \"images/003.png\", \"images/004.png\"],"
                        + "\"val_filenames\": [\"images/001.png\"], \"test_filenames\": [\"images/001.png\"],",
                "");
        var dataset = read();
        assertEquals(
                List.of("images/000.png", "images/003.png", "images/004.png"),
                dataset.views(Split.TRAIN).stream().map(View::name).toList());
        assertEquals(
                List.of("images/001.png"),
                dataset.views(Split.TEST).stream().map(View::name).toList());
        assertTrue(
                dataset.notes().toString().contains("6 of 10 frames are left out"),
                dataset.notes().toString());
    }

    @Test
    void readsMasksWhereBlackMeansIgnore() throws Exception {
        Files.createDirectories(folder.resolve("masks"));
        for (int i = 0; i < 10; i++) {
            Files.copy(folder.resolve("images/" + SphereScene.name(i)), folder.resolve("masks/" + SphereScene.name(i)));
        }
        writeFrames("", "\"mask_path\": \"masks/%s\",", SCENE.lensKeys() + ",");
        var dataset = read();
        assertEquals(CoverageKind.VALID_MASK, dataset.coverageKind());
        var photograph = first(dataset).photograph().load();
        assertEquals(0, photograph.coverage(0, 0));
        assertEquals(255, photograph.coverage(24, 18));
    }

    @Test
    void readsInstantNgpsDynamicMasksWhereWhiteMeansIgnore() throws Exception {
        for (int i = 0; i < 10; i++) {
            Files.copy(
                    folder.resolve("images/" + SphereScene.name(i)),
                    folder.resolve("images/dynamic_mask_" + SphereScene.name(i)));
        }
        var photograph = first(read()).photograph().load();
        assertEquals(CoverageKind.VALID_MASK, photograph.coverageKind());
        assertEquals(255, photograph.coverage(0, 0));
        assertEquals(0, photograph.coverage(24, 18));
    }

    @Test
    void takesNeuralangelosSphereAsRegion() throws Exception {
        write("\"sphere_center\": [1, 2, 3], \"sphere_radius\": 4,", "");
        var region = read().givenRegion().orElseThrow();
        assertEquals(4, region.radius());
        assertEquals(2, region.centerY());
    }

    @Test
    void readsFilesWrittenOnWindows() throws Exception {
        var text = Files.readString(folder.resolve("transforms.json"));
        Files.writeString(folder.resolve("transforms.json"), text.replace("images/", "images\\\\"));
        assertEquals("images/000.png", first(read()).name());
    }

    private SceneDataset read() throws DatasetException {
        return DatasetReaders.read(folder, HoldOut.NONE);
    }

    private static View first(SceneDataset dataset) {
        return dataset.views().getFirst();
    }

    private void write(String top, String perFrame) throws IOException {
        writeFrames(top, perFrame, SCENE.lensKeys() + ",");
    }

    /// @param perFrame further keys of each frame; `%s` stands for the image's name
    private void writeFrames(String top, String perFrame, String lens) throws IOException {
        var frames = IntStream.range(0, 10)
                .mapToObj(i -> {
                    var name = SphereScene.name(i);
                    var frame =
                            SphereScene.frame("images/" + name, SCENE.cameras().get(i));
                    return "{" + perFrame.replace("%s", name) + frame.substring(1);
                })
                .collect(Collectors.joining(",\n"));
        Files.writeString(folder.resolve("transforms.json"), "{" + top + lens + "\"frames\": [" + frames + "]}");
    }
}
