package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
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
}
