package zeroset.model.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.cues.SparsePoints;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.PointCloud;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.geometry.BoundingSphere;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.testing.PlyVertices;
import zeroset.model.testing.SphereScene;
import zeroset.model.testing.TestData;

class RegionFinderTest {

    private static final Sphere TRUTH = SphereScene.SPHERE;
    private static final SphereScene SCENE = new SphereScene(20, 64);
    private static final List<PosedPhotograph> MASKED = SCENE.photographs(CoverageKind.OBJECT_MASK);

    @Test
    void drawsASphereRoundTheMasks() throws Exception {
        var found = RegionFinder.find(dataset(SCENE.cameras()), MASKED, Optional.empty());
        assertEquals(RegionSource.MASKS, found.source());
        assertHolds(TRUTH, found.sphere(), 1.15);
        assertEquals(List.of(), found.warnings());
    }

    @Test
    void survivesOneBadMask() throws Exception {
        var photographs = new ArrayList<>(MASKED);
        var first = photographs.getFirst();
        var size = first.photograph().width() * first.photograph().height();
        var noise = new byte[size];
        for (int i = 0; i < 20; i++) {
            noise[i] = (byte) 255; // a strip in the corner, nothing on the object
        }
        photographs.set(
                0,
                new PosedPhotograph(
                        first.name(),
                        first.camera(),
                        new Photograph(
                                first.photograph().width(),
                                first.photograph().height(),
                                new byte[3 * size],
                                noise,
                                CoverageKind.OBJECT_MASK)));
        var found = RegionFinder.find(dataset(SCENE.cameras()), photographs, Optional.empty());
        assertHolds(TRUTH, found.sphere(), 1.2);
    }

    @Test
    void doesNotCutAnObjectThatLeavesSomePictures() throws Exception {
        // Half the cameras look past the sphere so that the picture's edge cuts it in two.
        var photographs = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < SCENE.cameras().size(); i++) {
            var camera = SCENE.cameras().get(i);
            if (i % 2 == 0) {
                var turned = new Matrix3d(camera.pose().rotation()).rotateY(0.35);
                camera = new Camera(
                        camera.intrinsics(), new Pose(turned, camera.pose().center()));
            }
            photographs.add(
                    new PosedPhotograph("view " + i, camera, SphereScene.photograph(camera, CoverageKind.OBJECT_MASK)));
        }
        var cameras = photographs.stream().map(PosedPhotograph::camera).toList();
        var found = RegionFinder.find(dataset(cameras), photographs, Optional.empty());
        assertEquals(RegionSource.MASKS, found.source());
        assertHolds(TRUTH, found.sphere(), 1.25);
    }

    @Test
    void theUserAlwaysWins() throws Exception {
        var given = new Sphere(TRUTH.centerX(), TRUTH.centerY(), TRUTH.centerZ(), 0.4);
        var found = RegionFinder.find(dataset(SCENE.cameras()), MASKED, Optional.of(given));
        assertEquals(RegionSource.USER, found.source());
        assertEquals(given, found.sphere());
        assertTrue(found.warnings().getFirst().contains("% of the object in the masks lies outside"));
    }

    @Test
    void refusesARegionBesideTheObject() {
        var beside = new Sphere(TRUTH.centerX() + 1.3, TRUTH.centerY(), TRUTH.centerZ(), 0.05);
        var views = SCENE.cameras().subList(0, 2);
        var masks = MASKED.subList(0, 2);
        var refused = assertThrows(
                DatasetException.class, () -> RegionFinder.find(dataset(views), masks, Optional.of(beside)));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("object is outside the region of interest"),
                refused.getMessage());
    }

    @Test
    void refusesToGuessFromHeldOutViews() {
        var dataset = dataset(SCENE.cameras());
        var judging = dataset.withViews(
                dataset.views().stream().map(view -> view.withSplit(Split.TEST)).toList());
        var refused =
                assertThrows(DatasetException.class, () -> RegionFinder.find(judging, List.of(), Optional.empty()));
        assertTrue(String.valueOf(refused.getMessage()).contains("found none among 20 views"), refused.getMessage());
    }

    @Test
    void refusesARegionNoCameraSees() {
        var far = new Sphere(1000, 1000, 1000, 1);
        var refused = assertThrows(
                DatasetException.class, () -> RegionFinder.find(dataset(SCENE.cameras()), List.of(), Optional.of(far)));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("outside the pictures of all 20"), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("--roi"), refused.getMessage());
    }

    @Test
    void takesTheStatedSphereWithoutMasks() throws Exception {
        var stated = new Sphere(0.3, -0.2, 0.1, 1.1);
        var dataset = dataset(SCENE.cameras(), Optional.of(stated), Optional.empty());
        var found = RegionFinder.find(dataset, List.of(), Optional.empty());
        assertEquals(RegionSource.DATASET, found.source());
        assertEquals(stated, found.sphere());
    }

    @Test
    void tellsObjectPointsFromTheRoom() throws Exception {
        var random = new Random(9);
        var positions = new double[3 * 2000];
        for (int i = 0; i < 2000; i++) {
            // two thirds on the object, one third on walls far behind it
            double radius = i % 3 == 0 ? 12 : TRUTH.radius();
            var point = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                    .normalize(radius)
                    .add(TRUTH.center());
            positions[3 * i] = point.x;
            positions[3 * i + 1] = point.y;
            positions[3 * i + 2] = point.z;
        }
        var dataset = dataset(SCENE.cameras(), Optional.empty(), Optional.of(new PointCloud(positions, new byte[0])));
        var found = RegionFinder.find(dataset, List.of(), Optional.empty());
        assertEquals(RegionSource.POINTS, found.source());
        assertHolds(TRUTH, found.sphere(), 2);
    }

    @Test
    void fallsBackToWhereTheCamerasLook() throws Exception {
        var found = RegionFinder.find(dataset(SCENE.cameras()), List.of(), Optional.empty());
        assertEquals(RegionSource.CAMERAS, found.source());
        // the principal point is off centre, the optical axes still meet in the middle of the object
        assertHolds(TRUTH, found.sphere(), 2);
        assertTrue(found.warnings().getFirst().contains("--roi"));
    }

    @Test
    void guessesAheadOfParallelCameras() throws Exception {
        var lens = Intrinsics.pinhole(64, 48, 60, 60, 32, 24);
        var cameras = new ArrayList<Camera>();
        for (int i = 0; i < 5; i++) {
            cameras.add(new Camera(lens, new Pose(new Matrix3d(), new Vector3d(i, 0, 0))));
        }
        var found = RegionFinder.find(dataset(cameras), List.of(), Optional.empty());
        assertTrue(found.sphere().centerZ() > 0, found.toString());
        assertTrue(
                found.warnings().getFirst().contains("parallel"),
                found.warnings().toString());
    }

    @Test
    void saysThatTwoPhotographsAreFew() throws Exception {
        var found = RegionFinder.find(dataset(SCENE.cameras().subList(0, 2)), List.of(), Optional.of(TRUTH));
        assertWarns(found, "two photographs only");
    }

    @Test
    void saysThatAllPhotographsAreFromOneSide() throws Exception {
        assertWarns(RegionFinder.find(dataset(arc(8, 10)), List.of(), Optional.of(TRUTH)), "from one side");
        var round = RegionFinder.find(dataset(arc(8, 40)), List.of(), Optional.of(TRUTH));
        assertEquals(List.of(), round.warnings());
    }

    @Test
    void saysThatPhotographsFromOnePlaceTellNoDepth() throws Exception {
        assertWarns(RegionFinder.find(dataset(arc(8, 0.2)), List.of(), Optional.of(TRUTH)), "nearly the same place");
    }

    @Test
    void saysThatPointsAreFarFromEveryRay() throws Exception {
        var behindTheCameras = ball(new Vector3d(TRUTH.center()).add(0, 0, -900));
        var dataset = dataset(arc(8, 10), Optional.of(TRUTH), Optional.of(behindTheCameras));
        assertWarns(RegionFinder.find(dataset, List.of(), Optional.empty()), "in none of the photographs");
    }

    @Test
    void leavesOutPointsThatNoPhotographShows() {
        var far = new SceneTransform(new Sphere(TRUTH.centerX(), TRUTH.centerY(), TRUTH.centerZ() - 900, 2));
        var behindTheCameras = ball(far.region().center());
        assertEquals(0, SparsePoints.within(behindTheCameras, arc(8, 10), far).size());
        var right = ball(TRUTH.center());
        var around = Sphere.of(TRUTH.center(), 1.1 * TRUTH.radius());
        assertEquals(
                right.size(),
                SparsePoints.within(right, arc(8, 10), new SceneTransform(around))
                        .size());
    }

    @Test
    void saysThatNoPointLiesInTheRegion() throws Exception {
        var beside = new Sphere(TRUTH.centerX(), TRUTH.centerY(), TRUTH.centerZ() + 0.4 * TRUTH.radius(), 0.1);
        var dataset = dataset(SCENE.cameras(), Optional.empty(), Optional.of(ball(TRUTH.center())));
        assertWarns(RegionFinder.find(dataset, List.of(), Optional.of(beside)), "lies in the region");
    }

    private static void assertWarns(RegionOfInterest found, String words) {
        assertTrue(
                found.warnings().stream().anyMatch(warning -> warning.contains(words)),
                found.warnings().toString());
    }

    /// A hundred points on the true sphere, moved elsewhere.
    private static PointCloud ball(Vector3dc center) {
        var random = new Random(4);
        var positions = new double[3 * 100];
        for (int i = 0; i < 100; i++) {
            var point = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian())
                    .normalize(TRUTH.radius())
                    .add(center);
            positions[3 * i] = point.x;
            positions[3 * i + 1] = point.y;
            positions[3 * i + 2] = point.z;
        }
        return new PointCloud(positions, new byte[0]);
    }

    /// Cameras on a circle round the true sphere that look at its middle.
    private static List<Camera> arc(int count, double degreesApart) {
        var cameras = new ArrayList<Camera>();
        for (int i = 0; i < count; i++) {
            var rotation = new Matrix3d().rotateY(Math.toRadians(i * degreesApart));
            var center =
                    rotation.transform(new Vector3d(0, 0, -5 * TRUTH.radius())).add(TRUTH.center());
            cameras.add(new Camera(Intrinsics.pinhole(64, 48, 60, 60, 32, 24), new Pose(rotation, center)));
        }
        return cameras;
    }

    @Test
    @Tag("slow")
    void spotsAndTriosMasksGiveTheirBounds() throws Exception {
        for (var name : List.of("spot", "trio")) {
            var loaded = LoadedDataset.load(DatasetReaders.read(TestData.require(name)), 2);
            var found = RegionFinder.find(loaded.dataset(), loaded.training(), Optional.empty());
            assertHoldsVertices(name, found.sphere(), 1.12);
        }
    }

    @Test
    void bowlTablesPointsGiveItsObjects() throws Exception {
        var dataset = DatasetReaders.read(TestData.require("bowl_table"));
        var found = RegionFinder.find(dataset, List.of(), Optional.empty());
        assertEquals(RegionSource.POINTS, found.source());
        assertHoldsVertices("bowl_table", found.sphere(), 1.62);
    }

    @Test
    @Tag("slow")
    void withoutPointsBowlTablesPhotographsGiveItsObjects() throws Exception {
        var whole = DatasetReaders.read(TestData.require("bowl_table"));
        var bare = LoadedDataset.load(
                new SceneDataset(
                        whole.location(),
                        whole.format(),
                        whole.views(),
                        whole.coverageKind(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                2);
        var found = RegionFinder.find(bare.dataset(), bare.training(), Optional.empty());
        assertEquals(RegionSource.PHOTOGRAPHS, found.source());
        assertHoldsVertices("bowl_table", found.sphere(), 1.75);
    }

    private static void assertHoldsVertices(String name, Sphere found, double factor) throws Exception {
        var vertices = PlyVertices.read(TestData.require(name + "/gt.ply"));
        assertTrue(vertices.stream().allMatch(found::contains), () -> found + " cuts " + name);
        var smallest = BoundingSphere.of(vertices.stream()
                .flatMapToDouble(vertex -> DoubleStream.of(vertex.x, vertex.y, vertex.z))
                .toArray());
        assertTrue(found.radius() <= factor * smallest.radius(), () -> found + " is much larger than " + smallest);
    }

    /// The sphere found holds the true one and is not larger than it by more than a factor.
    private static void assertHolds(Sphere truth, Sphere found, double factor) {
        double reach = found.center().distance(truth.center()) + truth.radius();
        assertTrue(reach <= 1.01 * found.radius(), () -> found + " cuts " + truth);
        assertTrue(found.radius() <= factor * truth.radius(), () -> found + " is much larger than " + truth);
    }

    private static SceneDataset dataset(List<Camera> cameras) {
        return dataset(cameras, Optional.empty(), Optional.empty());
    }

    private static SceneDataset dataset(List<Camera> cameras, Optional<Sphere> region, Optional<PointCloud> points) {
        var views = new ArrayList<View>();
        for (int i = 0; i < cameras.size(); i++) {
            views.add(new View("view " + i, Split.TRAIN, cameras.get(i), new NoPhotograph()));
        }
        return new SceneDataset(Path.of("scene"), "test", views, CoverageKind.NONE, region, points, List.of());
    }

    private static final class NoPhotograph implements PhotographSource {
        @Override
        public Path path() {
            return Path.of("none.png");
        }

        @Override
        public Photograph load() throws DatasetException {
            throw new DatasetException("the region is found without decoding again");
        }
    }
}
