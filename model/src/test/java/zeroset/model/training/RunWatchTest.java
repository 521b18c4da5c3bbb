package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.config.Preset;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;

class RunWatchTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(0, 0, 0, 1));

    private final RunWatch watch = new RunWatch(camerasAround(), TRANSFORM);

    /// Four cameras, three units away, that look at the origin.
    private static List<Camera> camerasAround() {
        var cameras = new ArrayList<Camera>();
        for (int i = 0; i < 4; i++) {
            var turn = new Matrix3d().rotationY(i * Math.PI / 2);
            cameras.add(new Camera(
                    Intrinsics.pinhole(100, 100, 150, 150, 50, 50),
                    new Pose(turn, turn.transform(new Vector3d(0, 0, -3)))));
        }
        return cameras;
    }

    /// A field over unit space.
    private interface Field {
        double at(double x, double y, double z);
    }

    private static SdfSnapshot snapshot(int step, Field field) {
        int n = 33;
        var values = new float[n * n * n];
        for (int i = 0; i < values.length; i++) {
            double scale = 2.0 / (n - 1);
            values[i] = (float) field.at(
                    i % n * scale - 1, Math.floorDiv(i, n) % n * scale - 1, Math.floorDiv(i, n * n) * scale - 1);
        }
        return new SdfSnapshot(
                Preset.QUICK.config(1, 1),
                TRANSFORM,
                step,
                4,
                20,
                NamedArrays.copyOf(Map.of()),
                new ScalarGrid(n, values));
    }

    private static double sphere(double x, double y, double z, double radius) {
        return Math.sqrt(x * x + y * y + z * z) - radius;
    }

    /// What is told of a field that stays as it is, a snapshot every 40 steps.
    private List<Trouble> told(Field field, int fromStep, int snapshots) {
        var all = new ArrayList<Trouble>();
        for (int i = 0; i < snapshots; i++) {
            watch.look(snapshot(fromStep + 40 * i, field)).ifPresent(all::add);
        }
        return all;
    }

    @Test
    void aHealthyRunIsLeftAlone() {
        assertEquals(List.of(), told((x, y, z) -> sphere(x, y, z, 0.5), 0, 20));
        assertEquals(List.of(), told((x, y, z) -> y, 0, 20), "half of the region is table");
        assertEquals(Optional.empty(), watch.look(progress(500, 400)));
    }

    @Test
    void aSurfaceThatVanishesIsTold() {
        var empty = told((x, y, z) -> 0.3, 100, 12);
        assertEquals(1, empty.size(), "once");
        assertEquals(Trouble.Kind.VANISHED, empty.getFirst().kind());
        assertTrue(empty.getFirst().sentence().contains("is empty at step 260"), empty.getFirst()::sentence);
    }

    @Test
    void aRegionThatBecomesSolidIsTold() {
        assertTrue(told((x, y, z) -> -0.3, 5000, 6).getFirst().sentence().contains("is solid"));
    }

    @Test
    void numbersThatAreNoneAreTold() {
        assertTrue(told((x, y, z) -> Double.NaN, 0, 6).getFirst().sentence().contains("no numbers"));
    }

    @Test
    void aFlickerIsNotTold() {
        for (int i = 0; i < 20; i++) {
            boolean gone = i % 4 != 0;
            var field = (Field) (x, y, z) -> gone ? 1 : sphere(x, y, z, 0.5);
            assertEquals(Optional.empty(), watch.look(snapshot(40 * i, field)));
        }
    }

    @Test
    void aSurfaceThatIsInsideOutIsTold() {
        var told = told((x, y, z) -> -sphere(x, y, z, 0.5), 0, 8);
        assertEquals(1, told.size());
        assertEquals(Trouble.Kind.INSIDE_OUT, told.getFirst().kind());
        assertTrue(told.getFirst().sentence().contains("100 %"), told.getFirst()::sentence);
    }

    @Test
    void aSurfaceThatLeavesTheRegionIsTold() {
        var told = told((x, y, z) -> sphere(x, y, z, 0.98), 0, 8);
        assertEquals(
                List.of(Trouble.Kind.LEFT_REGION),
                told.stream().map(Trouble::kind).toList());
    }

    @Test
    void afterAThousandStepsOnlyAVanishedSurfaceIsTold() {
        assertEquals(List.of(), told((x, y, z) -> -sphere(x, y, z, 0.5), 1001, 20));
        assertEquals(Optional.empty(), watch.look(progress(1001, 1e6)));
    }

    @Test
    void aDensityThatExplodesIsToldOnce() {
        var trouble = watch.look(progress(300, 4000)).orElseThrow();
        assertEquals(Trouble.Kind.TOO_SHARP, trouble.kind());
        assertTrue(trouble.sentence().contains("4,000"), trouble::sentence);
        assertEquals(Optional.empty(), watch.look(progress(310, 5000)));
    }

    private static TrainingEvent.Progress progress(int step, double invS) {
        return new TrainingEvent.Progress(step, 10, 0.1, 90, new LossTerms(1, 1, 0, 0, 0), 20, invS, 1000);
    }
}
