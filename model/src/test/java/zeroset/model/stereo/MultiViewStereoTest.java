package zeroset.model.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.parallel.Workers;
import zeroset.model.testing.TexturedScene;

@Tag("slow")
class MultiViewStereoTest {

    /// Region and world differ, so that a forgotten transform shows.
    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(0, 0, 0, 1.1));

    private static final MatchingProgress SILENT = new MatchingProgress() {
        @Override
        public void done(double share) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    private static StereoResult match(List<PosedPhotograph> photographs, int threads) {
        try (var workers = new Workers(threads)) {
            return MultiViewStereo.match(photographs, TRANSFORM, false, 5, workers, SILENT);
        }
    }

    @Test
    void findsABallWithItsNormals() {
        var points = match(TexturedScene.photographs(TexturedScene.BALL, 6, 0.4, 100), 2)
                .points();
        assertTrue(points.size() > 2000, "found " + points.size());
        double pixel = 3 / (1.3 * TexturedScene.SIZE);
        int off = 0;
        int tilted = 0;
        for (int i = 0; i < points.size(); i++) {
            double radius = length(points, i) * TRANSFORM.scale();
            off += Math.abs(radius - 0.6) > pixel ? 1 : 0;
            double cosine = 0;
            for (int k = 0; k < 3; k++) {
                cosine += points.normal(i, k) * points.position(i, k) * TRANSFORM.scale() / radius;
            }
            tilted += cosine < 0.9 ? 1 : 0;
        }
        // Pixels on the outline see ball and background at once.
        assertTrue(off < 0.03 * points.size(), off + " of " + points.size() + " are off by more than a pixel");
        assertTrue(tilted < 0.08 * points.size(), tilted + " of " + points.size() + " are tilted by more than 26°");
    }

    private static double length(OrientedPoints points, int i) {
        return Math.sqrt(points.position(i, 0) * points.position(i, 0)
                + points.position(i, 1) * points.position(i, 1)
                + points.position(i, 2) * points.position(i, 2));
    }

    @Test
    void findsNothingWhereThereIsNoTexture() {
        var points =
                match(TexturedScene.photographs(TexturedScene.PIT, 4, 1, 0), 2).points();
        assertEquals(0, points.size());
    }

    @Test
    void findsNothingInASinglePhotograph() {
        var points = match(TexturedScene.photographs(TexturedScene.BALL, 1, 0.4, 100), 2)
                .points();
        assertEquals(0, points.size());
    }

    @Test
    void isTheSameOnOneThreadAndOnTwo() {
        var photographs = TexturedScene.photographs(TexturedScene.BALL, 3, 0.4, 100);
        var one = match(photographs, 1).points();
        var two = match(photographs, 2).points();
        assertTrue(one.size() > 0);
        assertEquals(one.size(), two.size());
        for (int i = 0; i < one.size(); i++) {
            for (int k = 0; k < 3; k++) {
                assertEquals(one.position(i, k), two.position(i, k));
                assertEquals(one.normal(i, k), two.normal(i, k));
            }
        }
    }

    @Test
    void fusesAPitWithoutALid() {
        try (var workers = new Workers(2)) {
            var stereo = MultiViewStereo.match(
                    TexturedScene.photographs(TexturedScene.PIT, 9, 1.1, 100), TRANSFORM, false, 5, workers, SILENT);
            var grid = stereo.fuse(64, workers).orElseThrow();
            float scale = (float) TRANSFORM.scale();
            assertTrue(grid.sample(0, 0, -0.2f / scale) > 0.05f, "the pit is open");
            assertTrue(grid.sample(0, 0, 0.3f / scale) > 0.05f, "the space above it is free");
            assertTrue(grid.sample(0, 0, -0.72f / scale) < 0, "below its bottom is inside");
            assertTrue(grid.sample(0.75f / scale, 0, -0.15f / scale) < 0, "below the table is inside");
            // The bottom in the middle, within half a pixel of these small photographs.
            double bottom = 0;
            while (grid.sample(0, 0, (float) bottom) > 0) {
                bottom -= 1e-3;
            }
            assertEquals(-0.6 / scale, bottom, 0.02);
        }
    }
}
