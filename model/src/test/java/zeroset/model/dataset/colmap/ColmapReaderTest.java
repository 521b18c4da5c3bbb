package zeroset.model.dataset.colmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.HoldOut;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.ColmapFiles.Image;
import zeroset.model.testing.ColmapFiles.Lens;
import zeroset.model.testing.SamePixels;
import zeroset.model.testing.SphereScene;

class ColmapReaderTest {

    private static final SphereScene SCENE = new SphereScene(6, 24);
    private static final List<Vector3d> POINTS = List.of(new Vector3d(0.1, 0.2, 0.3), new Vector3d(-1, 0, 1));

    @TempDir
    private Path folder;

    @Test
    void readsABinaryModelWithGapsInItsIds() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        ColmapFiles.writeBinary(folder.resolve("sparse/0"), lenses(), images(""), POINTS);
        Files.writeString(folder.resolve("sparse/0/rigs.bin"), "whatever");
        var dataset = read(folder);
        SamePixels.check(SCENE.cameras(), SamePixels.cameras(dataset), 1e-6);
        var points = dataset.points().orElseThrow();
        assertEquals(2, points.size());
        assertEquals(0.3, points.position(0, 2));
        assertEquals(30, points.color(1, 2));
    }

    @Test
    void readsATextModel() throws Exception {
        SCENE.writeImages(folder.resolve("photos"), false);
        ColmapFiles.writeText(folder, lenses(), images(""), POINTS);
        var dataset = read(folder);
        SamePixels.check(SCENE.cameras(), SamePixels.cameras(dataset), 1e-6);
        assertEquals(-1, dataset.points().orElseThrow().position(1, 0));
    }

    @Test
    void isRecognisedFromEveryPlaceThatPeopleOpen() throws Exception {
        var data = folder.resolve("captures/garden");
        SCENE.writeImages(data.resolve("images"), false);
        ColmapFiles.writeBinary(data.resolve("sparse/0"), lenses(), images(""), POINTS);
        for (var place : List.of("", "sparse", "sparse/0", "sparse/0/images.bin", "sparse/0/cameras.bin", "..")) {
            var location = data.resolve(place).normalize();
            assertEquals(6, read(location).views().size(), place);
            assertEquals("COLMAP", DatasetReaders.recognise(location).getFirst().format());
        }
    }

    @Test
    void findsImagesInSubfoldersOfTheSameNames() throws Exception {
        SCENE.writeImages(folder.resolve("images/left"), false);
        SCENE.writeImages(folder.resolve("images/right"), true);
        ColmapFiles.writeText(folder.resolve("sparse"), lenses(), images("right/"), POINTS);
        for (var view : read(folder).views()) {
            assertTrue(view.name().startsWith("images/right/"), view.name());
        }
    }

    @Test
    void readsMasksNamedAfterTheWholeName() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        SCENE.writeImages(folder.resolve("masks"), true);
        for (int i = 0; i < 6; i++) {
            var mask = folder.resolve("masks/" + SphereScene.name(i));
            Files.move(mask, mask.resolveSibling(SphereScene.name(i) + ".png"));
        }
        ColmapFiles.writeText(folder, lenses(), images(""), POINTS);
        var dataset = read(folder);
        assertEquals(CoverageKind.VALID_MASK, dataset.coverageKind());
        var photograph = dataset.views().getFirst().photograph().load();
        assertEquals(0, photograph.coverage(0, 0));
        assertEquals(255, photograph.coverage(12, 10));
    }

    @Test
    void choosesTheLargestOfSeveralModels() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        ColmapFiles.writeBinary(folder.resolve("sparse/0"), lenses(), images("").subList(0, 2), POINTS);
        ColmapFiles.writeBinary(folder.resolve("sparse/1"), lenses(), images(""), POINTS);
        var dataset = read(folder);
        assertEquals(6, dataset.views().size());
        assertTrue(
                dataset.notes().toString().contains("Of 2 separate models"),
                dataset.notes().toString());
    }

    @Test
    void scalesTheLensWithSmallerImages() throws Exception {
        new SphereScene(6, 12).writeImages(folder.resolve("images"), false);
        ColmapFiles.writeText(folder, lenses(), images(""), POINTS);
        var dataset = read(folder);
        SamePixels.check(new SphereScene(6, 12).cameras(), SamePixels.cameras(dataset), 1e-6);
        assertTrue(
                dataset.notes().toString().contains("scaled"), dataset.notes().toString());
    }

    @Test
    void leavesAMissingImageOutAndSaysSo() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        Files.delete(folder.resolve("images/003.png"));
        ColmapFiles.writeText(folder, lenses(), images(""), POINTS);
        var dataset = read(folder);
        assertEquals(5, dataset.views().size());
        assertTrue(
                dataset.notes().toString().contains("003.png"), dataset.notes().toString());
    }

    @Test
    void saysWhichCameraIsMissing() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        ColmapFiles.writeText(folder, lenses().subList(0, 1), images(""), POINTS);
        var message = assertThrows(DatasetException.class, () -> read(folder)).getMessage();
        assertTrue(message.contains("images.txt: image 13: expected a camera of [7], found camera 3"), message);
    }

    @Test
    void saysWhatToDoAboutAPanorama() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        var panorama = Lens.of(7, 17, "EQUIRECTANGULAR", 24, 20, new double[] {24, 20});
        ColmapFiles.writeBinary(folder, List.of(panorama), images(""), POINTS);
        var message = assertThrows(DatasetException.class, () -> read(folder)).getMessage();
        assertTrue(message.contains("cut perspective views"), message);
    }

    private static List<Lens> lenses() {
        return List.of(
                Lens.pinhole(7, SCENE.cameras().get(0)),
                Lens.pinhole(3, SCENE.cameras().get(0)));
    }

    private static List<Image> images(String subfolder) {
        var images = new ArrayList<Image>();
        for (int i = 0; i < SCENE.cameras().size(); i++) {
            images.add(new Image(
                    10 + 3 * i,
                    i % 2 == 0 ? 7 : 3,
                    subfolder + SphereScene.name(i),
                    SCENE.cameras().get(i)));
        }
        return images;
    }

    private static SceneDataset read(Path location) throws DatasetException, IOException {
        return DatasetReaders.read(location, HoldOut.NONE);
    }
}
