package zeroset.model.dataset.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.camera.BrownConrady;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Distortion;
import zeroset.model.camera.FieldOfView;
import zeroset.model.camera.FisheyeThinPrism;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.OpenCvFisheye;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.HoldOut;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.ColmapFiles.Image;
import zeroset.model.testing.ColmapFiles.Lens;
import zeroset.model.testing.SamePixels;
import zeroset.model.testing.SphereScene;

/// What is written is read back to the same rays.
class TransformsWriterTest {

    private static final SphereScene SCENE = new SphereScene(8, 48);

    @TempDir
    private Path folder;

    @Test
    void keepsRaysMasksRegionAndSplits() throws Exception {
        SCENE.writeIdr(folder.resolve("idr"));
        var dataset = DatasetReaders.read(folder.resolve("idr"));
        var written = convert(dataset, false);
        SamePixels.check(SamePixels.cameras(dataset), SamePixels.cameras(written), 1e-6);
        assertEquals(CoverageKind.ALPHA, written.coverageKind()); // a separate object mask has become the alpha channel
        assertEquals(dataset.givenRegion().orElseThrow(), written.givenRegion().orElseThrow());
        assertEquals(1, written.views(Split.TEST).size());
        var before = dataset.views().get(3).photograph().load();
        var after = written.views().get(3).photograph().load();
        for (int y = 0; y < before.height(); y++) {
            for (int x = 0; x < before.width(); x++) {
                assertEquals(before.channel(x, y, 0), after.channel(x, y, 0));
                assertEquals(before.coverage(x, y), after.coverage(x, y));
            }
        }
    }

    @Test
    void keepsPointsAndMasksOfValidPixels() throws Exception {
        SCENE.writeImages(folder.resolve("colmap/images"), false);
        SCENE.writeImages(folder.resolve("colmap/masks"), true);
        writeColmap(Lens.of(1, 4, "OPENCV", 48, 40, new double[] {60, 58, 25, 19, -0.1, 0.01, 0.002, -0.001}));
        var dataset = DatasetReaders.read(folder.resolve("colmap"), HoldOut.NONE);
        var written = convert(dataset, false);
        SamePixels.check(SamePixels.cameras(dataset), SamePixels.cameras(written), 1e-6);
        assertEquals(CoverageKind.VALID_MASK, written.coverageKind());
        assertEquals(0, written.views().getFirst().photograph().load().coverage(0, 0));
        assertEquals(0.3, written.points().orElseThrow().position(0, 2), 1e-6);
    }

    @Test
    void statesARareLensAsTheFisheyeThatShowsTheSame() throws Exception {
        SCENE.writeImages(folder.resolve("colmap/images"), false);
        writeColmap(Lens.of(1, 7, "FOV", 48, 40, new double[] {30, 30, 25, 19, 0.9}));
        var dataset = DatasetReaders.read(folder.resolve("colmap"), HoldOut.NONE);
        assertEquals(
                new FieldOfView(0.9),
                dataset.views().getFirst().camera().intrinsics().distortion());
        SamePixels.check(SamePixels.cameras(dataset), SamePixels.cameras(convert(dataset, false)), 0.1);
    }

    @Test
    void saysThatALensWithoutAxisNeedsUndistorting() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        var lens = FisheyeThinPrism.additive(0, 0, 0, 0, 0.05, 0.04, 0.02, 0);
        var dataset = withLens(scene(), lens);
        var message = assertThrows(DatasetException.class, () -> convert(dataset, false))
                .getMessage();
        assertTrue(message.contains("--undistort"), message);
    }

    @Test
    void undistortedImagesShowWhatTheirCamerasSee() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        for (var lens : List.of(
                new BrownConrady(-0.2, 0.05, 0, 0, 0.003, -0.002),
                new BrownConrady(0.2, 0, 0, 0, 0, 0),
                new OpenCvFisheye(0.02, -0.01, 0, 0))) {
            var dataset = withLens(scene(), lens);
            var output = folder.resolve(lens.getClass().getSimpleName() + lens.hashCode());
            new TransformsWriter(dataset, output, true).write(_ -> {});
            var written = DatasetReaders.read(output, HoldOut.NONE);
            var before = dataset.views().getFirst();
            var after = written.views().getFirst();
            assertEquals(Distortion.NONE, after.camera().intrinsics().distortion());
            var photograph = before.photograph().load();
            var undistorted = after.photograph().load();
            double difference = 0;
            int compared = 0;
            for (int y = 0; y < undistorted.height(); y++) {
                for (int x = 0; x < undistorted.width(); x++) {
                    var ray = after.camera().rayDirection(x + 0.5, y + 0.5, new Vector3d());
                    var pixel = new Vector2d();
                    assertTrue(before.camera()
                            .project(ray.add(after.camera().pose().center()), pixel));
                    assertTrue(before.camera().contains(pixel), pixel.toString());
                    difference += Math.abs(
                            undistorted.channel(x, y, 0) - photograph.channel((int) pixel.x, (int) pixel.y, 0));
                    compared++;
                }
            }
            // Nearest and interpolated pixels differ by up to 128 at the sphere's rim, a twentieth of the picture.
            assertTrue(difference / compared < 6, lens + ": " + difference / compared);
        }
    }

    @Test
    void invertedMasksAreWrittenInverted() throws Exception {
        SCENE.writeIdr(folder.resolve("idr"));
        var dataset = DatasetReaders.read(folder.resolve("idr"), HoldOut.NONE);
        var written = convert(dataset.withInvertedMasks(), false);
        var before = dataset.views().getFirst().photograph().load();
        var after = written.views().getFirst().photograph().load();
        assertEquals(255 - before.coverage(24, 19), after.coverage(24, 19));
        assertEquals(255, after.coverage(0, 0));
    }

    private SceneDataset convert(SceneDataset dataset, boolean undistort) throws Exception {
        var output = folder.resolve("written");
        int[] heard = {0};
        new TransformsWriter(dataset, output, undistort).write(count -> heard[0] = count);
        assertEquals(dataset.views().size(), heard[0]);
        return DatasetReaders.read(output, HoldOut.NONE);
    }

    private SceneDataset scene() throws Exception {
        SCENE.writeTransforms(folder.resolve("scene"), "");
        return DatasetReaders.read(folder.resolve("scene"), HoldOut.NONE);
    }

    private static SceneDataset withLens(SceneDataset dataset, Distortion distortion) {
        var views = new ArrayList<View>();
        for (var view : dataset.views()) {
            var lens = view.camera().intrinsics();
            var bent =
                    new Intrinsics(lens.width(), lens.height(), lens.fx(), lens.fy(), lens.cx(), lens.cy(), distortion);
            views.add(new View(
                    view.name(), view.split(), new Camera(bent, view.camera().pose()), view.photograph()));
        }
        return dataset.withViews(views);
    }

    private void writeColmap(Lens lens) throws Exception {
        var images = new ArrayList<Image>();
        for (int i = 0; i < SCENE.cameras().size(); i++) {
            images.add(new Image(i, 1, SphereScene.name(i), SCENE.cameras().get(i)));
        }
        Files.createDirectories(folder.resolve("colmap"));
        ColmapFiles.writeText(folder.resolve("colmap"), List.of(lens), images, List.of(new Vector3d(0.1, 0.2, 0.3)));
    }
}
