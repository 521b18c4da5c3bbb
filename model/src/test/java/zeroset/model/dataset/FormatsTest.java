package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.joml.Vector2d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.camera.BrownConrady;
import zeroset.model.testing.PlyVertices;
import zeroset.model.testing.SamePixels;
import zeroset.model.testing.SphereScene;
import zeroset.model.testing.TestData;

/// Every format's conventions, proven by where known points land in the pictures.
class FormatsTest {

    private static final SphereScene SCENE = new SphereScene(12, 48);

    @TempDir
    private Path folder;

    @Test
    void transformsPutsPointsWhereTheSceneDoes() throws Exception {
        SCENE.writeTransforms(folder, "");
        SamePixels.check(SCENE.cameras(), SamePixels.cameras(DatasetReaders.read(folder)), 1e-9);
    }

    @Test
    void idrPutsPointsWhereTheSceneDoes() throws Exception {
        SCENE.writeIdr(folder);
        var dataset = DatasetReaders.read(folder);
        SamePixels.check(SCENE.cameras(), SamePixels.cameras(dataset), 1e-6);
        assertEquals(1, dataset.givenRegion().orElseThrow().radius());
        assertEquals(CoverageKind.OBJECT_MASK, dataset.coverageKind());
    }

    @Test
    void middleburyPutsPointsWhereTheSceneDoes() throws Exception {
        SCENE.writeMiddlebury(folder);
        SamePixels.check(SCENE.cameras(), SamePixels.cameras(DatasetReaders.read(folder)), 1e-6);
    }

    @Test
    void nerfSyntheticShowsTheSphereWhereItsCamerasPutIt() throws Exception {
        SCENE.writeNerfSynthetic(folder);
        var dataset = DatasetReaders.read(folder);
        assertEquals(CoverageKind.ALPHA, dataset.coverageKind());
        for (var view : dataset.views()) {
            assertMiddleOfMask(view);
        }
    }

    @Test
    void recognisesAFormatByOneOfItsFiles() throws Exception {
        SCENE.writeNerfSynthetic(folder);
        SCENE.writeTransforms(folder, "");
        SCENE.writeIdr(folder);
        SCENE.writeMiddlebury(folder);
        assertEquals(
                "NeRF-synthetic",
                DatasetReaders.read(folder.resolve("transforms_train.json")).format());
        assertTrue(
                DatasetReaders.read(folder.resolve("transforms.json")).format().startsWith("transforms.json"));
        assertTrue(
                DatasetReaders.read(folder.resolve("sphere_par.txt")).format().startsWith("Middlebury"));
        var several = DatasetReaders.read(folder);
        assertTrue(several.format().startsWith("IDR"), several.format());
        assertTrue(
                several.notes().getFirst().contains("NeRF-synthetic"),
                several.notes().toString());
    }

    @Test
    void spotAgreesInBothItsFormats() throws Exception {
        var synthetic = DatasetReaders.read(TestData.require("spot"));
        var idr = DatasetReaders.read(TestData.require("spot/idr"));
        SamePixels.check(
                synthetic.views(Split.TRAIN).stream().map(View::camera).toList(), SamePixels.cameras(idr), 0.1);
        assertEquals(8, synthetic.views(Split.TEST).size());
    }

    @Test
    void templeAgreesInAllThreeFormats() throws Exception {
        var idr = DatasetReaders.read(TestData.require("templeRing29"));
        var transforms = DatasetReaders.read(TestData.require("templeRing29/transforms.json"));
        var middlebury = DatasetReaders.read(TestData.require("templeRing29/temple_par.txt"));
        assertTrue(idr.format().startsWith("IDR"), idr.format());
        var region = idr.givenRegion().orElseThrow();
        SamePixels.check(
                SamePixels.cameras(idr), SamePixels.cameras(transforms), region.center(), region.radius(), 0.1);
        SamePixels.check(
                SamePixels.cameras(idr), SamePixels.cameras(middlebury), region.center(), region.radius(), 0.1);
    }

    @Test
    void bowlTableShowsItsObjectsInThePicture() throws Exception {
        var dataset = DatasetReaders.read(TestData.require("bowl_table"));
        var vertices = PlyVertices.read(TestData.require("bowl_table/gt.ply"));
        var pixel = new Vector2d();
        for (var view : dataset.views()) {
            long inside = vertices.stream()
                    .filter(vertex -> view.camera().project(vertex, pixel)
                            && view.camera().contains(pixel))
                    .count();
            assertTrue(inside > 0.98 * vertices.size(), view.name() + ": " + inside + " of " + vertices.size());
        }
        assertEquals(40, dataset.views(Split.TRAIN).size());
        assertEquals(6, dataset.views(Split.TEST).size());
        assertEquals(2500, dataset.points().orElseThrow().size());
    }

    @Test
    void spotVerticesFallOnItsAlpha() throws Exception {
        var dataset = DatasetReaders.read(TestData.require("spot"));
        var vertices = PlyVertices.read(TestData.require("spot/gt.ply"));
        var pixel = new Vector2d();
        for (var view : dataset.views().subList(0, 6)) {
            var photograph = view.photograph().load();
            long covered = vertices.stream()
                    .filter(vertex -> view.camera().project(vertex, pixel)
                            && photograph.coverage((int) pixel.x, (int) pixel.y) > 0)
                    .count();
            assertTrue(covered > 0.995 * vertices.size(), view.name() + ": " + covered + " of " + vertices.size());
        }
    }

    @Test
    void foxKeepsItsLensDistortion() throws Exception {
        var dataset = DatasetReaders.read(TestData.require("fox"));
        assertEquals(50, dataset.views().size());
        assertEquals(
                new BrownConrady(0.0578421, -0.0805099, 0, 0, -0.000980296, 0.00015575),
                dataset.views().getFirst().camera().intrinsics().distortion());
    }

    /// The centre of a sphere's silhouette is the projection of its centre but for a small perspective shift.
    private static void assertMiddleOfMask(View view) throws DatasetException {
        var photograph = view.photograph().load();
        double x = 0;
        double y = 0;
        double sum = 0;
        for (int row = 0; row < photograph.height(); row++) {
            for (int column = 0; column < photograph.width(); column++) {
                double weight = photograph.coverage(column, row);
                x += weight * (column + 0.5);
                y += weight * (row + 0.5);
                sum += weight;
            }
        }
        var pixel = new Vector2d();
        assertTrue(view.camera().project(SphereScene.SPHERE.center(), pixel));
        assertEquals(0, pixel.distance(x / sum, y / sum), 0.1, view.name());
        assertTrue(Files.exists(view.photograph().path()));
    }
}
