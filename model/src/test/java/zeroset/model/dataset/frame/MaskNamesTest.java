package zeroset.model.dataset.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.HoldOut;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.testing.ColmapFiles;
import zeroset.model.testing.PoseFiles;
import zeroset.model.testing.SphereScene;

/// Masks under the names that programs give them, and what their black and white mean.
class MaskNamesTest {

    private static final SphereScene SCENE = new SphereScene(3, 24);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "masks/NAME.png, false",
        "masks/NAME.png.png, false",
        "mask/NAME.png, false",
        "masks/NAME_mask.png, false",
        "masks/images/NAME.png, false",
        "images/NAME_mask.png, false",
        "images/NAME.png.mask.png, false",
        "images/dynamic_mask_NAME.png, true"
    })
    void findsTheMaskOfEachImage(String pattern, boolean whiteIsIgnored) throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        SCENE.writeImages(folder.resolve("painted"), true);
        for (int i = 0; i < 3; i++) {
            var target =
                    folder.resolve(pattern.replace("NAME", SphereScene.name(i).replace(".png", "")));
            Files.createDirectories(target.getParent());
            Files.move(folder.resolve("painted").resolve(SphereScene.name(i)), target);
        }
        Files.delete(folder.resolve("painted"));
        ColmapFiles.writeText(folder.resolve("sparse"), lenses(), images(), List.of());
        var dataset = DatasetReaders.read(folder, HoldOut.NONE);
        assertEquals(CoverageKind.VALID_MASK, dataset.coverageKind(), pattern);
        assertCoverage(dataset, whiteIsIgnored ? 255 : 0, whiteIsIgnored ? 0 : 255);
        assertCoverage(dataset.withInvertedMasks(), whiteIsIgnored ? 0 : 255, whiteIsIgnored ? 255 : 0);
        assertEquals(dataset, dataset.withInvertedMasks().withInvertedMasks(), "twice is not at all");
    }

    @Test
    void anImageWithoutAMaskIsValidAllOver() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        SCENE.writeImages(folder.resolve("masks"), true);
        Files.delete(folder.resolve("masks").resolve(SphereScene.name(1)));
        ColmapFiles.writeText(folder.resolve("sparse"), lenses(), images(), List.of());
        var dataset = DatasetReaders.read(folder, HoldOut.NONE);
        assertTrue(
                dataset.notes().toString().contains("1 of 3 images have no mask"),
                dataset.notes().toString());
        assertEquals(0, dataset.views().get(0).photograph().load().coverage(0, 0));
        assertEquals(255, dataset.views().get(1).photograph().load().coverage(0, 0));
    }

    @Test
    void masksOfMvsNetTellTheObject() throws Exception {
        SCENE.writeImages(folder.resolve("images"), false);
        SCENE.writeImages(folder.resolve("masks"), true);
        PoseFiles.writeMvsNet(folder, SCENE.cameras(), 1);
        var dataset = DatasetReaders.read(folder, HoldOut.NONE);
        assertEquals(CoverageKind.OBJECT_MASK, dataset.coverageKind());
        assertCoverage(dataset, 0, 255);
    }

    private static void assertCoverage(SceneDataset dataset, int corner, int middle) throws Exception {
        for (var view : dataset.views()) {
            var photograph = view.photograph().load();
            assertEquals(corner, photograph.coverage(0, 0), view.name());
            assertEquals(middle, photograph.coverage(12, 10), view.name());
        }
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
