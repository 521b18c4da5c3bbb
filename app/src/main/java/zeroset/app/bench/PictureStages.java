package zeroset.app.bench;

import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import zeroset.app.job.Cancellation;
import zeroset.app.job.OffscreenPictures;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.bake.BakeEffort;
import zeroset.render.bake.FieldBake;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.scene.Look;
import zeroset.render.scene.ViewportScene;

/// What the viewport does.
final class PictureStages {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;

    private PictureStages() {}

    /// Measures, with OpenGL where there is some.
    static List<StageFigure> measure(SdfSnapshot snapshot) throws Exception {
        double quick = Stopwatch.seconds(() -> FieldBake.of(snapshot, BakeEffort.LIVE, () -> false));
        var region = snapshot.transform().region();
        var camera = new OrbitCamera(region, new Vector3d(0, 0, 1), 45).at(30, 20, WIDTH, HEIGHT);
        var scene = ViewportScene.empty(snapshot.transform(), Look.defaults()).withSnapshot(Optional.of(snapshot));
        double exact;
        try (var pictures = new OffscreenPictures(_ -> {}, new Cancellation())) {
            exact = Stopwatch.seconds(() -> pictures.take(scene, camera));
        }
        return List.of(
                StageFigure.speed("bake while training", "bakes", 1 / quick),
                StageFigure.speed("picture at its best, " + WIDTH + "x" + HEIGHT, "pictures", 1 / exact));
    }
}
