package zeroset.app.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.app.decimation.DecimationTarget;
import zeroset.app.job.MeshSettings.Components;
import zeroset.app.job.MeshSettings.Coordinates;
import zeroset.app.job.MeshSettings.Ground;
import zeroset.app.job.MeshSettings.Unseen;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.mesh.MeshBounds;
import zeroset.model.mesh.MeshFormat;

class ExportJobTest {

    private static final MeshSettings COARSE = MeshSettings.defaults().withResolution(40);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"pebble.ply", "pebble.OBJ"})
    void writesWhatCanBeReadAgain(String name) throws Exception {
        var file = temp.resolve(name);
        var summary = export(file, COARSE);
        var mesh = MeshFormat.read(file);
        assertEquals(summary.triangles(), mesh.triangleCount());
        assertEquals(summary.vertices(), mesh.vertexCount());
        assertTrue(summary.watertight());
        assertEquals(1, summary.components());
        assertTrue(mesh.hasNormals() && mesh.hasColors());
        assertEquals(2 * Pebble.RADIUS * 2, MeshBounds.of(mesh).longestSide(), 0.1);
        assertEquals(10, MeshBounds.of(mesh).center(0), 0.05);
    }

    @Test
    void leavesOutWhatIsNotWanted() throws Exception {
        var file = temp.resolve("pebble.ply");
        export(file, COARSE.withColors(false));
        assertFalse(MeshFormat.read(file).hasColors());
        assertTrue(MeshFormat.read(file).hasNormals());
        export(file, COARSE.withNormals(false));
        assertTrue(MeshFormat.read(file).hasColors());
        assertFalse(MeshFormat.read(file).hasNormals());
    }

    @Test
    void leavesOutWhatNoTwoPhotographsShow() throws Exception {
        var file = temp.resolve("pebble.ply");
        var cameras = List.of(camera(-8), camera(-9)); // both look at it along x, from below -x
        var whole = export(file, cameras, COARSE);
        assertTrue(whole.watertight(), "where no surroundings were learned the rest is kept");
        var seen = export(file, cameras, COARSE.withUnseen(Unseen.REMOVE));
        assertFalse(seen.watertight());
        assertEquals(0.45 * whole.triangles(), seen.triangles(), 0.12 * whole.triangles());
        assertTrue(MeshBounds.of(MeshFormat.read(file)).center(0) < Pebble.REGION.centerX());
        assertEquals(whole, export(file, List.of(), COARSE.withUnseen(Unseen.REMOVE)), "no cameras, nothing to tell");
    }

    @Test
    void saysWhenThereIsNoGroundToCut() throws Exception {
        var notices = new ArrayList<String>();
        var source = new SurfaceSource.InMemory(Pebble.snapshot(0.02), List.of(camera(-8), camera(8)));
        var request = new ExportRequest(source, temp.resolve("pebble.ply"), COARSE.withGround(Ground.CUT));
        var summary = new ExportJob(
                        request,
                        event -> {
                            if (event instanceof JobEvent.Notice(String sentence)) {
                                notices.add(sentence);
                            }
                        },
                        new Cancellation())
                .run();
        assertTrue(summary.watertight());
        assertEquals(1, notices.size(), notices::toString);
        assertTrue(notices.getFirst().contains("no ground to cut"), notices::toString);
    }

    private static Camera camera(double fromX) {
        var pose = new Pose(
                new Matrix3d(0, -1, 0, 0, 0, -1, 1, 0, 0), // its right, down and forward in the world
                new Vector3d(Pebble.REGION.centerX() + fromX, Pebble.REGION.centerY(), Pebble.REGION.centerZ()));
        return new Camera(Intrinsics.pinhole(200, 200, 300, 300, 100, 100), pose);
    }

    @Test
    void keepsAsManyTrianglesAsAskedFor() throws Exception {
        var file = temp.resolve("pebble.ply");
        int all = export(file, COARSE).triangles();
        var summary = export(file, COARSE.withTriangles(new DecimationTarget.Count(500)));
        assertTrue(summary.triangles() > 490 && summary.triangles() <= 500, summary::toString);
        assertTrue(summary.watertight());
        assertEquals(
                all / 4.0,
                export(file, COARSE.withTriangles(new DecimationTarget.Share(0.25)))
                        .triangles(),
                3);
        assertEquals(
                all,
                export(file, COARSE.withTriangles(new DecimationTarget.Count(10_000_000)))
                        .triangles());
        assertTrue(MeshFormat.read(file).hasColors());
    }

    @Test
    void saysWhenMoreTrianglesStay() throws Exception {
        var notices = new ArrayList<String>();
        var request = request(temp.resolve("pebble.ply"), COARSE.withTriangles(new DecimationTarget.Count(1)));
        var summary = new ExportJob(
                        request,
                        event -> {
                            if (event instanceof JobEvent.Notice(String sentence)) {
                                notices.add(sentence);
                            }
                        },
                        new Cancellation())
                .run();
        assertTrue(summary.watertight());
        assertTrue(summary.triangles() >= 4, summary::toString);
        assertEquals(1, notices.size());
        assertTrue(notices.getFirst().contains("instead of 1"), notices::toString);
    }

    @Test
    void movesIntoTheCoordinatesAskedFor() throws Exception {
        var file = temp.resolve("pebble.ply");
        export(file, COARSE);
        var own = MeshFormat.read(file);
        export(file, COARSE.withCoordinates(Coordinates.CENTERED));
        var centered = MeshBounds.of(MeshFormat.read(file));
        assertEquals(MeshBounds.of(own).longestSide(), centered.longestSide(), 1e-5);
        assertEquals(0, centered.center(2), 1e-6);
        export(file, COARSE.withCoordinates(Coordinates.UNIT));
        var unit = MeshFormat.read(file);
        assertEquals(own.vertexCount(), unit.vertexCount());
        for (int axis = 0; axis < 3; axis++) {
            double center = new double[] {10, -20, 30}[axis];
            assertEquals((own.position(7, axis) - center) / 2, unit.position(7, axis), 1e-5);
            assertEquals(own.normal(7, axis), unit.normal(7, axis));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 70})
    void tellsTheSizeBeforehand(int resolution) throws Exception {
        for (var format : MeshFormat.values()) {
            for (var settings : List.of(
                    COARSE.withResolution(resolution),
                    COARSE.withResolution(resolution).withColors(false),
                    COARSE.withResolution(resolution).withNormals(false))) {
                var file = temp.resolve("pebble." + format.extension());
                var estimate = SizeEstimate.of(Pebble.snapshot(0.02), settings, format);
                var summary = export(file, settings);
                assertWithin(1.15, summary.triangles(), estimate.triangles());
                assertWithin(1.15, summary.vertices(), estimate.vertices());
                assertWithin(1.2, Files.size(file), estimate.bytes());
            }
        }
    }

    @Test
    void estimatesWhatDecimationLeaves() {
        var settings = COARSE.withTriangles(new DecimationTarget.Count(300));
        assertEquals(
                300,
                SizeEstimate.of(Pebble.snapshot(0), settings, MeshFormat.PLY).triangles());
    }

    @Test
    void refusesWhatCannotBeWrittenBeforeAnyWork() {
        for (var name : List.of("pebble.stl", "no/such/pebble.ply")) {
            var failure = assertThrows(BadInputException.class, () -> export(temp.resolve(name), COARSE));
            assertTrue(failure.getMessage().contains(name), failure::getMessage);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"meshing", "reducing triangles", "writing pebble.ply"})
    void leavesNothingWhenCancelledMidway(String stage) throws IOException {
        var file = temp.resolve("pebble.ply");
        Files.writeString(file, "the one before");
        var cancellation = new Cancellation();
        var request = request(file, COARSE.withTriangles(new DecimationTarget.Count(100)));
        var job = new ExportJob(
                request,
                event -> {
                    if (event instanceof JobEvent.Stage(String what, double _) && what.equals(stage)) {
                        cancellation.cancel();
                    }
                },
                cancellation);
        assertThrows(JobCancelledException.class, job::run);
        assertEquals("the one before", Files.readString(file));
        try (var files = Files.list(temp)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void keepsTheLargestPartAlone() {
        assertEquals(1, new Components.Largest().leastShare());
        assertEquals(0, new Components.All().leastShare());
        assertThrows(IllegalArgumentException.class, () -> new Components.Above(1.5));
    }

    private static MeshSummary export(Path file, MeshSettings settings) throws Exception {
        return new ExportJob(request(file, settings), event -> {}, new Cancellation()).run();
    }

    private static MeshSummary export(Path file, List<Camera> cameras, MeshSettings settings) throws Exception {
        var source = new SurfaceSource.InMemory(Pebble.snapshot(0.02), cameras);
        return new ExportJob(new ExportRequest(source, file, settings), event -> {}, new Cancellation()).run();
    }

    private static ExportRequest request(Path file, MeshSettings settings) {
        return new ExportRequest(new SurfaceSource.InMemory(Pebble.snapshot(0.02)), file, settings);
    }

    private static void assertWithin(double factor, long expected, long found) {
        assertTrue(
                found < expected * factor && found > expected / factor,
                () -> "expected " + expected + " within a factor of " + factor + ", found " + found);
    }
}
