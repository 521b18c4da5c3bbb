package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.CueConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.LoadedDataset;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.testing.TexturedScene;

/// Photographs without masks that tell little or nothing: a sentence and a usable result, or a sentence and a
/// stop.
@Tag("slow")
@Timeout(300) // a session that hangs must not hang the build
class BadCaptureTest {

    private static final Sphere REGION = new Sphere(0, 0, 0, 1.1);

    private final RecordedEvents events = new RecordedEvents();

    private static TrainingConfig config(int steps) {
        var config = SyntheticScene.config(steps);
        return config.withBackground(new BackgroundConfig.Surroundings(5, 8))
                .withOptimizer(config.optimizer().withExposureRate(1e-2))
                .withCues(new CueConfig(CueConfig.Use.ALWAYS, true, 256, 30, 0.1));
    }

    private SdfSnapshot train(List<PosedPhotograph> photographs, TrainingConfig config) throws Exception {
        try (var session = TrainingSession.create(loaded(photographs), REGION, config, events)) {
            session.start();
            assertTrue(session.await().completed());
            return session.checkpoint().snapshot();
        }
    }

    private static LoadedDataset loaded(List<PosedPhotograph> photographs) {
        var views = photographs.stream()
                .map(posed -> new View(posed.name(), Split.TRAIN, posed.camera(), new InMemory(posed.photograph())))
                .toList();
        var dataset = new SceneDataset(
                Path.of("bad"), "test", views, CoverageKind.NONE, Optional.of(REGION), Optional.empty(), List.of());
        return new LoadedDataset(dataset, photographs, List.of());
    }

    private record InMemory(Photograph photograph) implements PhotographSource {
        @Override
        public Path path() {
            return Path.of("memory");
        }

        @Override
        public Photograph load() {
            return photograph;
        }
    }

    private List<String> notices() {
        return events.of(TrainingEvent.Noticed.class).stream()
                .map(TrainingEvent.Noticed::sentence)
                .toList();
    }

    /// Error of the distances at the part of the ball that faces the cameras, world units.
    private static double errorOnBall(SdfSnapshot snapshot, double middleDegrees, double elevation) {
        var evaluator = snapshot.newEvaluator();
        var positions = new float[3 * 49];
        for (int i = 0; i < 49; i++) {
            double azimuth = Math.toRadians(middleDegrees + 6 * (i % 7 - 3));
            double height = elevation + Math.toRadians(6 * (Math.floorDiv(i, 7) - 3));
            positions[3 * i] = (float) (0.6 / REGION.radius() * Math.cos(azimuth) * Math.cos(height));
            positions[3 * i + 1] = (float) (0.6 / REGION.radius() * Math.sin(azimuth) * Math.cos(height));
            positions[3 * i + 2] = (float) (0.6 / REGION.radius() * Math.sin(height));
        }
        var distances = new float[49];
        evaluator.distances(positions, 49, distances);
        double sum = 0;
        for (float distance : distances) {
            sum += Math.abs(distance) * REGION.radius();
        }
        return sum / 49;
    }

    @Test
    void photographsOfOneColourEndWithASentence() {
        var grey = TexturedScene.photographs((o, d) -> 3, 5, 0.4, 0);
        var config = config(10);
        try (var session = TrainingSession.create(loaded(grey), REGION, config, events)) {
            session.start();
            var stopped = assertThrows(UnusablePhotographsException.class, session::await);
            assertTrue(String.valueOf(stopped.getMessage()).contains("one colour"), stopped.getMessage());
        }
    }

    /// A ball brighter than what stands behind it: the outline is all there is.
    @Test
    void withoutAnyTextureColourAloneStillFindsTheOutline() throws Exception {
        var snapshot = train(TexturedScene.photographs(TexturedScene.BALL, 6, 0.4, 0), config(300));
        assertTrue(
                notices().getFirst().contains("too little texture"), notices().toString());
        double error = errorOnBall(snapshot, 25, 0.4);
        assertTrue(error < 0.05, "off by " + error); // a twelfth of its radius; training starts 0.05 inside of it
    }

    @Test
    void twoPhotographsGiveTheSideThatBothShow() throws Exception {
        var snapshot = train(TexturedScene.photographs(TexturedScene.BALL, 2, 0.4, 100), config(150));
        assertEquals(List.of(), notices());
        double error = errorOnBall(snapshot, 5, 0.4);
        assertTrue(error < 0.01, "off by " + error); // a third of a pixel
    }

    @Test
    void anEmptyRegionEndsWithASentence() throws Exception {
        var room = TexturedScene.photographs(TexturedScene.ROOM, 6, 0.2, 100);
        try (var session = TrainingSession.create(loaded(room), REGION, config(10), events)) {
            session.start();
            var stopped = assertThrows(UnusablePhotographsException.class, session::await);
            assertTrue(String.valueOf(stopped.getMessage()).contains("look through"), stopped.getMessage());
        }
    }

    /// Six photographs from one side, too: that side comes out all the same.
    @Test
    void contradictoryExposuresAreNamedAndAbsorbed() throws Exception {
        var alike = TexturedScene.photographs(TexturedScene.BALL, 6, 0.4, 60);
        var factors = new double[] {0.4, 1, 0.7, 1.3, 0.5, 1};
        var photographs = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < alike.size(); i++) {
            photographs.add(exposed(alike.get(i), factors[i]));
        }
        var snapshot = train(photographs, config(150));
        assertTrue(
                notices().getFirst().contains("exposed differently"), notices().toString());
        double error = errorOnBall(snapshot, 25, 0.4);
        assertTrue(error < 0.01, "off by " + error); // a third of a pixel
    }

    @Test
    void blackAndWhitePhotographsAreNamed() throws Exception {
        var photographs = new ArrayList<>(TexturedScene.photographs(TexturedScene.BALL, 4, 0.4, 60));
        photographs.set(1, exposed(photographs.get(1), 0));
        photographs.set(3, exposed(photographs.get(3), 100));
        var transform = new SceneTransform(REGION);
        var sentences = PhotographCheck.check(loaded(photographs), transform, config(1));
        assertEquals(1, sentences.size(), sentences.toString());
        assertTrue(sentences.getFirst().contains("view1, view3"), sentences.toString());
    }

    private static PosedPhotograph exposed(PosedPhotograph posed, double factor) {
        var photograph = posed.photograph();
        var rgb = new byte[3 * photograph.width() * photograph.height()];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = Math.floorDiv(i, 3);
            int value = photograph.channel(pixel % photograph.width(), Math.floorDiv(pixel, photograph.width()), i % 3);
            rgb[i] = (byte) Math.min(255, Math.round(factor * value));
        }
        return new PosedPhotograph(
                posed.name(),
                posed.camera(),
                new Photograph(photograph.width(), photograph.height(), rgb, new byte[0], CoverageKind.NONE));
    }
}
