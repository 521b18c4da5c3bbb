package zeroset.render.viewport;

import java.util.Arrays;
import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.model.camera.Camera;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.cpu.CpuRenderer;
import zeroset.render.cpu.SurfaceField;
import zeroset.render.scene.Picture;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.scene.ViewportScene;
import zeroset.render.surroundings.SurroundingsColors;

/// Draws on the CPU where there is no OpenGL: the surface in every mode, straight from the network, with
/// background, surroundings and photograph; no mesh, no guides. A moving view is coarse, a resting one is redrawn finer
/// and
/// finer.
final class CpuPainter implements Painter {

    private static final String LIMITS = " Mesh, cameras and guides are not drawn.";
    private static final double[] FACTORS = {8, 4, 2, 1};
    private static final double MOVING_MILLIS = 100;
    private static final double STRIP_MILLIS = 100;
    private static final int TILE = 32; // CpuRenderer's: thinner strips would waste its batches

    private final String reason;
    private final Pace pace = new Pace();
    private Optional<String> broken = Optional.empty();
    private @Nullable SdfSnapshot shown;
    private @Nullable SdfSnapshot rejected;
    private @Nullable CpuRenderer renderer;
    private @Nullable SdfSnapshot surrounded;
    private @Nullable SurroundingsColors surroundings;
    private @Nullable Painted last;

    private record Painted(Camera camera, Picture picture, int frameWidth, int frameHeight) {}

    /// @param reason why there is no OpenGL, with the remedy; one sentence
    CpuPainter(String reason) {
        this.reason = reason;
    }

    @Override
    public String device() {
        return "CPU";
    }

    @Override
    public Optional<String> notice() {
        return broken.or(() -> Optional.of(reason + LIMITS));
    }

    @Override
    public boolean refresh() {
        return false;
    }

    @Override
    public long refreshMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public void paint(ViewportScene newScene, Viewpoint viewpoint, Cores cores, Stop stop, FramePool frames)
            throws AbandonedException {
        long start = System.nanoTime();
        var scene = withGoodSnapshot(newScene);
        var lens = viewpoint.camera().intrinsics();
        long pixels = (long) lens.width() * lens.height();
        if (renderer == null || scene.snapshot().isEmpty() || scene.look().content() == SurfaceContent.MESH) {
            publish(scene, viewpoint, nothing(viewpoint.camera()), Frame.Quality.EXACT, start, frames);
            return;
        }
        double first = pace.factorFor(pixels, MOVING_MILLIS);
        for (double factor : FACTORS) {
            if (factor > Math.max(1, first)) {
                continue;
            }
            var coarse = new Camera(
                    lens.scaledTo(
                            Math.max(1, (int) (lens.width() / factor)), Math.max(1, (int) (lens.height() / factor))),
                    viewpoint.camera().pose());
            boolean isFirst = factor == FACTORS[0] || factor == first;
            var picture = draw(scene, coarse, isFirst ? () -> false : stop);
            last = new Painted(coarse, picture, lens.width(), lens.height());
            publish(scene, viewpoint, picture, factor > 1 ? Frame.Quality.COARSE : Frame.Quality.EXACT, start, frames);
            if (viewpoint.inMotion()) {
                return;
            }
            stop.check();
        }
    }

    private Picture draw(ViewportScene scene, Camera camera, Stop stop) throws AbandonedException {
        long start = System.nanoTime();
        var lens = camera.intrinsics();
        long pixels = (long) lens.width() * lens.height();
        int rows = Math.ceilDiv(lens.height(), pace.bandsFor(pixels, STRIP_MILLIS));
        var strips = new CpuStrips(renderer(), surroundings(scene), scene, camera, Math.max(TILE, rows));
        try {
            while (!strips.step()) {
                stop.check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the viewport's thread ends at its next wait
            throw new AbandonedException();
        }
        pace.learn(pixels, (System.nanoTime() - start) / 1e6);
        return strips.result();
    }

    private CpuRenderer renderer() {
        if (renderer == null) {
            throw new IllegalStateException("there is no surface to draw");
        }
        return renderer;
    }

    /// The surroundings of a scene that shows them; the last ones are kept.
    @SuppressWarnings("ReferenceEquality") // parts of scenes are recognised by identity
    private Optional<SurroundingsColors> surroundings(ViewportScene scene) {
        if (!SurroundingsLayer.isShown(scene)) {
            return Optional.empty();
        }
        var snapshot = scene.snapshot().orElseThrow();
        if (surrounded != snapshot || surroundings == null) {
            closeSurroundings();
            surroundings = new SurroundingsColors(snapshot);
            surrounded = snapshot;
        }
        return Optional.of(surroundings);
    }

    private void closeSurroundings() {
        if (surroundings != null) {
            surroundings.close();
            surroundings = null;
        }
    }

    private static Picture nothing(Camera camera) {
        var lens = camera.intrinsics();
        var depth = new float[lens.width() * lens.height()];
        Arrays.fill(depth, Float.NaN);
        return new Picture(lens.width(), lens.height(), new int[depth.length], depth);
    }

    private void publish(
            ViewportScene scene,
            Viewpoint viewpoint,
            Picture picture,
            Frame.Quality quality,
            long start,
            FramePool frames) {
        var lens = viewpoint.camera().intrinsics();
        var pixels = frames.buffer(lens.width(), lens.height());
        new CpuCompositor(scene).compose(picture, lens.width(), lens.height(), pixels);
        double millis = (System.nanoTime() - start) / 1e6;
        int step = scene.snapshot().map(SdfSnapshot::step).orElse(-1);
        frames.publish(new Frame(lens.width(), lens.height(), pixels, viewpoint, quality, millis, step));
    }

    /// The scene with the newest snapshot that holds numbers only.
    private ViewportScene withGoodSnapshot(ViewportScene scene) {
        if (scene.snapshot().isEmpty()) {
            return scene;
        }
        var newest = scene.snapshot().get();
        if (!newest.equals(shown) && !newest.equals(rejected)) {
            if (isFinite(newest)) {
                shown = newest;
                broken = Optional.empty();
                renderer = rendererOf(newest);
            } else {
                rejected = newest;
                broken = Optional.of("The field at step " + newest.step() + " holds values that are not numbers:"
                        + " training has diverged. The last good surface stays in view; start again from an earlier"
                        + " checkpoint or with a lower learning rate.");
            }
        }
        return scene.withSnapshot(Optional.ofNullable(shown));
    }

    private static CpuRenderer rendererOf(SdfSnapshot snapshot) {
        return new CpuRenderer(SurfaceField.of(snapshot), Runtime.getRuntime().availableProcessors());
    }

    private static boolean isFinite(SdfSnapshot snapshot) {
        if (!isFinite(snapshot.proxyGrid().toArray())) {
            return false;
        }
        for (var name : snapshot.parameters().names()) {
            if (!isFinite(snapshot.parameters().get(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<Vector3d> surfaceAt(double x, double y) {
        var painted = last;
        if (painted == null) {
            return Optional.empty();
        }
        var lens = painted.camera().intrinsics();
        int column = (int) (x * lens.width() / painted.frameWidth());
        int row = (int) (y * lens.height() / painted.frameHeight());
        if (!(x >= 0 && y >= 0 && column < lens.width() && row < lens.height())) {
            return Optional.empty();
        }
        double depth = painted.picture().depth(column, row);
        var direction = painted.camera().rayDirection(column + 0.5, row + 0.5, new Vector3d());
        double along = depth / direction.dot(painted.camera().pose().forward(new Vector3d()));
        return Double.isNaN(depth)
                ? Optional.empty()
                : Optional.of(direction.mul(along).add(painted.camera().pose().center()));
    }

    @Override
    public PictureWork picture(ViewportScene scene, Camera camera) {
        if (scene.snapshot().isEmpty() || scene.look().content() == SurfaceContent.MESH) {
            return new CpuPicture(new CpuCompositor(scene), Optional.empty(), Optional.empty(), nothing(camera));
        }
        var snapshot = scene.snapshot().get();
        Optional<SurroundingsColors> own =
                SurroundingsLayer.isShown(scene) ? Optional.of(new SurroundingsColors(snapshot)) : Optional.empty();
        var strips = new CpuStrips(rendererOf(snapshot), own, scene, camera, TILE);
        return new CpuPicture(new CpuCompositor(scene), Optional.of(strips), own, nothing(camera));
    }

    @Override
    public void close() {
        renderer = null;
        closeSurroundings();
    }

    /// A picture of any size, strip by strip.
    ///
    /// @param strips nothing where there is no surface
    /// @param surroundings its own, closed with it
    private record CpuPicture(
            CpuCompositor compositor,
            Optional<CpuStrips> strips,
            Optional<SurroundingsColors> surroundings,
            Picture empty)
            implements PictureWork {
        @Override
        public boolean step() throws InterruptedException {
            return strips.isEmpty() || strips.get().step();
        }

        @Override
        public Picture result() {
            return compositor.finish(strips.map(CpuStrips::result).orElse(empty));
        }

        @Override
        public void close() {
            surroundings.ifPresent(SurroundingsColors::close);
        }
    }
}
