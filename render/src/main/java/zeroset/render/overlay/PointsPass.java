package zeroset.render.overlay;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.RenderPass;
import zeroset.render.scene.PointSet;
import zeroset.render.scene.ViewportScene;

/// Points, sparse ones or cues: round, smaller with distance within bounds.
final class PointsPass implements RenderPass {

    private static final double RADIUS = 0.004; // unit space
    private static final double LEAST = 1; // points of the screen
    private static final double MOST = 3;

    /// So many points are enough while the eye moves.
    private static final int IN_MOTION = 50_000;

    private final ScreenShaders shaders;
    private final Kind kind;
    private final DotBatch dots = new DotBatch();
    private Optional<PointSet> uploaded = Optional.empty();

    /// Which points of a scene.
    enum Kind {
        /// That came with the poses.
        SPARSE,
        /// That matching the photographs found.
        CUES;

        Optional<PointSet> of(ViewportScene scene) {
            return this == SPARSE ? scene.points() : scene.cues();
        }

        boolean isShown(ViewportScene scene) {
            var guides = scene.look().guides();
            return this == SPARSE ? guides.points() : guides.cues();
        }
    }

    PointsPass(ScreenShaders shaders, Kind kind) {
        this.shaders = shaders;
        this.kind = kind;
    }

    @Override
    public void prepare(FrameContext frame) {
        var scene = frame.scene();
        if (!kind.isShown(scene) || kind.of(scene).equals(uploaded)) {
            return;
        }
        uploaded = kind.of(scene);
        dots.upload(uploaded.map(PointsPass::toDots).orElseGet(DotBatch.Dots::new));
    }

    private static DotBatch.Dots toDots(PointSet points) {
        var result = new DotBatch.Dots();
        float[] positions = points.positions();
        byte[] colors = points.colors();
        var position = new Vector3d();
        for (int point : shuffled(points.size())) {
            int i = 3 * point;
            position.set(positions[i], positions[i + 1], positions[i + 2]);
            int rgb = ((colors[i] & 0xff) << 16) | ((colors[i + 1] & 0xff) << 8) | (colors[i + 2] & 0xff);
            result.add(position, Ink.of(rgb), 0);
        }
        return result;
    }

    /// In an order in which the first ones are a fair sample of all.
    private static int[] shuffled(int count) {
        var order = IntStream.range(0, count).toArray();
        var random = new Random(1);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    @Override
    public void draw(FrameContext frame) {
        var scene = frame.scene();
        if (!kind.isShown(scene)) {
            return;
        }
        double radius =
                RADIUS * scene.transform().scale() / frame.view().space().scale();
        shaders.useSceneDots(frame, scene.transform(), radius, LEAST, MOST);
        dots.draw(frame.inMotion() ? IN_MOTION : Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        dots.close();
    }
}
