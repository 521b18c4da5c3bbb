package zeroset.model.hull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.region.RegionFinder;
import zeroset.model.testing.PlyVertices;
import zeroset.model.testing.SphereScene;
import zeroset.model.testing.TestData;

class VisualHullTest {

    private static final Sphere OBJECT = SphereScene.SPHERE;
    private static final Sphere REGION = new Sphere(0.2, -0.1, 0.1, 1.2);

    @Test
    void isTheSphereItWasCarvedFrom() {
        var hull = VisualHull.carve(REGION, new SphereScene(60, 96).photographs(CoverageKind.ALPHA), 48);
        double sum = 0;
        int count = 0;
        for (var direction : directions(400)) {
            var surface = direction.mul(OBJECT.radius(), new Vector3d()).add(OBJECT.center());
            sum += Math.abs(sample(hull.distances(), surface));
            count++;
        }
        // 60 views leave caps of 0.4 % of the radius between the cones; half a pixel would be 1 %.
        assertEquals(0, sum / count, 0.008);
        // 48 vertices stand for 47 cells: those on the faces reach beyond the cube
        double share = 4.0 / 3 * Math.PI * Math.pow(OBJECT.radius() / REGION.radius() * 47 / 48, 3) / 8;
        assertEquals(share, hull.occupiedShare(), 0.03 * share);
    }

    @Test
    void givesDistancesFarFromTheSurfaceToo() {
        var hull = VisualHull.carve(REGION, new SphereScene(40, 64).photographs(CoverageKind.OBJECT_MASK), 48);
        for (var direction : directions(50)) {
            for (double r : new double[] {0.2, 0.5, 1.0, 1.15}) {
                var point = direction.mul(r, new Vector3d()).add(OBJECT.center());
                double expected = (r - OBJECT.radius()) / REGION.radius();
                assertEquals(expected, sample(hull.distances(), point), 0.05, "at radius " + r);
            }
        }
    }

    @Test
    void aPictureSaysNothingAboutWhatItDoesNotShow() {
        // Every camera is turned aside, so that its picture shows part of the sphere only.
        var photographs = new ArrayList<PosedPhotograph>();
        var cameras = new SphereScene(60, 64).cameras();
        for (int i = 0; i < cameras.size(); i++) {
            var pose = cameras.get(i).pose();
            var turned = new Matrix3d(pose.rotation()).rotateY(i % 2 == 0 ? 0.3 : -0.3);
            var camera = new Camera(cameras.get(i).intrinsics(), new Pose(turned, pose.center()));
            photographs.add(
                    new PosedPhotograph("view " + i, camera, SphereScene.photograph(camera, CoverageKind.OBJECT_MASK)));
        }
        var hull = VisualHull.carve(REGION, photographs, 40);
        for (var direction : directions(100)) {
            var inside = direction.mul(0.9 * OBJECT.radius(), new Vector3d()).add(OBJECT.center());
            assertTrue(sample(hull.distances(), inside) < 0, "carved away at " + inside);
            var outside = direction.mul(1.25 * OBJECT.radius(), new Vector3d()).add(OBJECT.center());
            assertTrue(sample(hull.distances(), outside) > 0, "left standing at " + outside);
        }
    }

    @Test
    void passesOverEmptyAndMissingMasks() {
        var photographs = new ArrayList<>(new SphereScene(20, 48).photographs(CoverageKind.OBJECT_MASK));
        var first = photographs.getFirst();
        var empty = new Photograph(48, 40, new byte[3 * 48 * 40], new byte[48 * 40], CoverageKind.OBJECT_MASK);
        photographs.add(new PosedPhotograph("empty", first.camera(), empty));
        photographs.add(new PosedPhotograph("none", first.camera(), empty.withoutCoverage()));
        assertTrue(VisualHull.carve(REGION, photographs, 24).occupiedShare() > 0.1);
    }

    @Test
    void isEmptyWhereThereIsNoObject() {
        var elsewhere = new Sphere(OBJECT.centerX() + 1.6, OBJECT.centerY(), OBJECT.centerZ(), 0.3);
        var photographs = new SphereScene(20, 48).photographs(CoverageKind.OBJECT_MASK);
        var hull = VisualHull.carve(elsewhere, photographs, 24);
        assertTrue(hull.isEmpty());
        assertTrue(VisualHull.carve(REGION, List.of(), 24).isEmpty());
    }

    @Test
    @Tag("slow")
    void liesOnSpotsSurface() throws Exception {
        var loaded = LoadedDataset.load(DatasetReaders.read(TestData.require("spot")), 2);
        var region = RegionFinder.find(loaded.dataset(), loaded.training(), Optional.empty())
                .sphere();
        var hull = VisualHull.carve(region, loaded.training(), 128);
        var vertices = PlyVertices.read(TestData.require("spot/gt.ply"));
        var transform = new SceneTransform(region);
        double sum = 0;
        for (var vertex : vertices) {
            var unit = transform.toUnit(vertex, new Vector3d());
            sum += Math.abs(hull.distances().sample((float) unit.x, (float) unit.y, (float) unit.z));
        }
        double mean = sum / vertices.size() * region.radius() / PlyVertices.diagonal(vertices);
        assertTrue(mean < 0.0015, "mean distance " + 100 * mean + " % of the diagonal"); // 0.082 % measured
    }

    private static double sample(ScalarGrid grid, Vector3d world) {
        var unit = new SceneTransform(REGION).toUnit(world, new Vector3d());
        return grid.sample((float) unit.x, (float) unit.y, (float) unit.z);
    }

    private static List<Vector3d> directions(int count) {
        var directions = new ArrayList<Vector3d>();
        for (int i = 0; i < count; i++) {
            double z = 1 - (2 * i + 1.0) / count;
            double angle = 2.4 * i;
            double r = Math.sqrt(1 - z * z);
            directions.add(new Vector3d(r * Math.cos(angle), r * Math.sin(angle), z));
        }
        return directions;
    }
}
