package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.testing.SphereScene;

class LoadedDatasetTest {

    private static final SphereScene SCENE = new SphereScene(9, 24);

    @TempDir
    private Path folder;

    @Test
    void pairsPhotographsWithTheirCamerasBySplit() throws Exception {
        SCENE.writeIdr(folder);
        var loaded = LoadedDataset.load(DatasetReaders.read(folder), 2);
        assertEquals(7, loaded.training().size());
        assertEquals(2, loaded.heldOut().size());
        assertEquals("image/008.png", loaded.heldOut().getLast().name());
        assertEquals(255, loaded.training().getFirst().photograph().coverage(12, 9));
        assertEquals(0, loaded.training().getFirst().photograph().coverage(0, 0));
    }

    @Test
    void dropsAlphaThatIsOpaqueEverywhere() throws Exception {
        SCENE.writeNerfSynthetic(folder);
        var pixels = new byte[24 * 20];
        Arrays.fill(pixels, (byte) 255);
        for (int i = 0; i < 9; i++) {
            SphereScene.writePng(
                    folder.resolve("train/" + SphereScene.name(i)),
                    new Photograph(24, 20, new byte[3 * 24 * 20], pixels, CoverageKind.ALPHA),
                    true);
        }
        var loaded = LoadedDataset.load(DatasetReaders.read(folder), 2);
        assertEquals(CoverageKind.NONE, loaded.dataset().coverageKind());
        assertEquals(
                CoverageKind.NONE, loaded.training().getFirst().photograph().coverageKind());
        assertTrue(loaded.dataset().notes().getLast().contains("opaque"));
    }

    @Test
    void photographsThatDoNotFitAreAveragedTogetherWithTheirLenses() throws Exception {
        var scene = new SphereScene(4, 48);
        scene.writeTransforms(folder, "");
        var dataset = DatasetReaders.read(folder, HoldOut.NONE);
        var whole = LoadedDataset.load(dataset, 1);
        assertEquals(1, new PhotographBudget(4 * 3 * 48 * 40).reductionFor(dataset));
        var small = LoadedDataset.load(dataset, 1, new PhotographBudget(4 * 3 * 12 * 10), _ -> {});
        assertTrue(small.dataset().notes().toString().contains("1/4 of their size (12x10 of 48x40)"));
        var point = new Vector3d(SphereScene.SPHERE.center()).add(0.1, 0.2, 0.3);
        for (int i = 0; i < 4; i++) {
            var expected = new Vector2d();
            var found = new Vector2d();
            assertTrue(whole.training().get(i).camera().project(point, expected));
            assertTrue(small.training().get(i).camera().project(point, found));
            assertEquals(0, expected.div(4).distance(found), 1e-9);
            double mean = 0;
            for (int pixel = 0; pixel < 16; pixel++) {
                mean += whole.training().get(i).photograph().channel(20 + pixel % 4, 16 + pixel / 4, 0) / 16.0;
            }
            assertEquals(mean, small.training().get(i).photograph().channel(5, 4, 0), 0.5);
        }
    }
}
