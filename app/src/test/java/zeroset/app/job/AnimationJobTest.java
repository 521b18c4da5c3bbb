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
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.app.movie.Turntable;
import zeroset.render.cpu.CpuRenderer;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.cpu.SurfaceField;
import zeroset.render.scene.Background;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;

class AnimationJobTest {

    private static final Turntable TABLE = new Turntable(
            new OrbitCamera(SurfaceField.of(Pebble.snapshot(0)).extent(), new Vector3d(0, 0, 1), 30), 0, 20);
    private static final ViewportScene SCENE = ViewportScene.empty(
                    Pebble.snapshot(0).transform(), RenderRequest.plainLook())
            .withSnapshot(Optional.of(Pebble.snapshot(0.02)));

    /// Traced as tests want it: without OpenGL and in this thread.
    private static final PictureSource PICTURES = (scene, camera) -> {
        var picture =
                new CpuRenderer(SurfaceField.of(scene.snapshot().orElseThrow()), 2).render(camera, RenderMode.COLOR);
        return scene.look().background() instanceof Background.Color(int rgb) ? picture.over(rgb) : picture;
    };

    @TempDir
    Path temp;

    private final Cancellation cancellation = new Cancellation();

    private AnimationJob job(Path output, Size size, int frames, List<JobEvent> events) {
        return new AnimationJob(
                new AnimationRequest(SCENE, TABLE, output, size, frames / 10.0, 10),
                PICTURES,
                events::add,
                cancellation);
    }

    @Test
    void makesAFilmThatPlays() throws Exception {
        var file = temp.resolve("turn.mp4");
        var events = new ArrayList<JobEvent>();
        assertEquals(4, job(file, new Size(48, 32), 4, events).run());
        try (var channel = NIOUtils.readableChannel(file.toFile())) {
            var grab = FrameGrab.createFrameGrab(channel);
            assertEquals(4, grab.getVideoTrack().getMeta().getTotalFrames());
            var first = grab.getNativeFrame();
            assertEquals(48, first.getCroppedWidth());
            var rendered = PICTURES.take(SCENE, TABLE.at(0, 48, 32)).over(0xffffff);
            double error = 0;
            for (int i = 0; i < 48 * 32; i++) {
                int argb = rendered.argb(i % 48, i / 48);
                double luma = 0.299 * ((argb >> 16) & 0xff) + 0.587 * ((argb >> 8) & 0xff) + 0.114 * (argb & 0xff);
                double decoded = (first.getPlaneData(0)[i / 48 * first.getPlaneWidth(0) + i % 48] + 112) * 255 / 219.0;
                error += Math.abs(luma - decoded) / (48 * 32);
            }
            assertTrue(error < 3, "mean difference of brightness of 255: " + error);
        }
        var fractions = events.stream()
                .filter(JobEvent.Stage.class::isInstance)
                .map(event -> ((JobEvent.Stage) event).fraction())
                .toList();
        assertEquals(List.of(0.0, 0.25, 0.5, 0.75), fractions);
    }

    @Test
    void writesAFolderOfPicturesWithTransparency() throws Exception {
        var folder = Files.createDirectory(temp.resolve("frames")); // an empty one may be there
        job(folder, new Size(31, 21), 3, new ArrayList<>()).run();
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("0000.png", "0001.png", "0002.png"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        var image = ImageIO.read(folder.resolve("0001.png").toFile());
        assertEquals(31, image.getWidth());
        assertEquals(0, image.getRGB(0, 0) >>> 24);
        assertEquals(255, image.getRGB(15, 10) >>> 24);
        var failure = assertThrows(
                BadInputException.class,
                () -> job(folder, new Size(31, 21), 3, new ArrayList<>()).run());
        assertTrue(failure.getMessage().contains("content"), failure::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"turn.mp4", "turn"})
    void leavesNothingWhenCancelledMidway(String name) throws Exception {
        var output = temp.resolve(name);
        var job = new AnimationJob(
                new AnimationRequest(SCENE, TABLE, output, new Size(32, 32), 1, 10),
                PICTURES,
                event -> {
                    if (event instanceof JobEvent.Stage(String _, double fraction) && fraction > 0.35) {
                        cancellation.cancel();
                    }
                },
                cancellation);
        assertThrows(JobCancelledException.class, job::run);
        assertEquals(List.of(), files());
    }

    @Test
    void refusesWhatCannotBeMade() throws IOException {
        assertRefused(temp.resolve("turn.mp4"), new Size(31, 32), "even", "30x32");
        assertRefused(temp.resolve("turn.gif"), new Size(32, 32), ".mp4", "folder");
        assertRefused(temp.resolve("no/turn.mp4"), new Size(32, 32), "mkdir");
        assertEquals(List.of(), files());
        for (double seconds : new double[] {0, 0.01, -1, Double.NaN, 1e9}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new AnimationRequest(SCENE, TABLE, temp.resolve("a.mp4"), new Size(32, 32), seconds, 30));
        }
        assertThrows(IllegalArgumentException.class, () -> AnimationRequest.checkTiming(1, 0));
    }

    private void assertRefused(Path output, Size size, String... parts) {
        var failure = assertThrows(
                BadInputException.class,
                () -> job(output, size, 2, new ArrayList<>()).run());
        for (var part : parts) {
            assertTrue(failure.getMessage().contains(part), failure::getMessage);
        }
    }

    @Test
    void takesAScreenshotOfAnySize() throws Exception {
        var file = temp.resolve("shot.png");
        var camera = Framing.resized(TABLE.at(0.1, 40, 40), new Size(101, 33));
        var size = new ScreenshotJob(new ScreenshotRequest(SCENE, camera, file), PICTURES, event -> {}, cancellation)
                .run();
        assertEquals(new Size(101, 33), size);
        var image = ImageIO.read(file.toFile());
        assertEquals(101, image.getWidth());
        assertEquals(33, image.getHeight());
        assertTrue(image.getColorModel().hasAlpha());
        assertEquals(255, image.getRGB(50, 16) >>> 24);
        var opaque = SCENE.withLook(SCENE.look().withBackground(new Background.Color(0x102030)));
        new ScreenshotJob(new ScreenshotRequest(opaque, camera, file), PICTURES, event -> {}, cancellation).run();
        image = ImageIO.read(file.toFile());
        assertFalse(image.getColorModel().hasAlpha());
        assertEquals(0xff102030, image.getRGB(0, 0));
    }

    @Test
    void keepsWhatWasThereWhenAScreenshotIsCancelled() throws Exception {
        var file = temp.resolve("shot.png");
        Files.writeString(file, "the one before");
        var job = new ScreenshotJob(
                new ScreenshotRequest(SCENE, TABLE.at(0, 64, 64), file),
                PICTURES,
                event -> cancellation.cancel(),
                cancellation);
        assertThrows(JobCancelledException.class, job::run);
        assertEquals("the one before", Files.readString(file));
        assertEquals(List.of("shot.png"), files());
    }

    @Test
    void waitsForAViewportAndGivesUpWhenCancelled() throws Exception {
        var viewport = new StillViewport();
        var job = new ScreenshotJob(
                new ScreenshotRequest(SCENE, TABLE.at(0, 8, 8), temp.resolve("shot.png")),
                new ViewportPictures(viewport, cancellation),
                event -> {},
                cancellation);
        viewport.whenAsked(cancellation::cancel);
        assertThrows(JobCancelledException.class, job::run);
        assertTrue(viewport.answer.isCancelled(), "the viewport need not draw it any more");
        assertEquals(List.of(), files());
    }

    @Test
    void saysWhatWentWrongInTheViewport() {
        var viewport = new StillViewport();
        viewport.whenAsked(() -> viewport.answer.completeExceptionally(new IllegalStateException("out of memory")));
        var pictures = new ViewportPictures(viewport, cancellation);
        var failure = assertThrows(BadInputException.class, () -> pictures.take(SCENE, TABLE.at(0, 8, 8)));
        assertTrue(failure.getMessage().contains("out of memory"), failure::getMessage);
        assertTrue(failure.getMessage().contains("8x8"), failure::getMessage);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
