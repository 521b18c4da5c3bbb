package zeroset.model.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.parallel.Workers;

class MatchingViewsTest {

    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(0, 0, 0, 1));

    @Test
    void threeHundredLargePhotographsTakeNoMoreThanTheirShare() {
        var views = prepared(circle(300, 700, 525));
        assertTrue(views.size() <= 75 && views.size() >= 60, views.size() + " views");
        long pixels = views.stream()
                .mapToLong(view -> (long) view.width() * view.height())
                .sum();
        // 3 million that look at the region; windows are rectangles round a disc, with a margin.
        assertTrue(pixels < 5_000_000, pixels + " pixels");
        assertTrue(views.getFirst().width() >= 200, "still " + views.getFirst().width() + " pixels wide");
    }

    @Test
    void fewSmallPhotographsStayAsTheyAre() {
        var views = prepared(circle(10, 120, 90));
        assertEquals(10, views.size());
        assertEquals(1.2 * 120, views.getFirst().fx(), 1e-3);
    }

    @Test
    void camerasThatDoNotSeeTheRegionAreLeftOut() {
        var photographs = new ArrayList<>(circle(6, 120, 90));
        var away = new Camera(
                photographs.getFirst().camera().intrinsics(), new Pose(new Matrix3d(), new Vector3d(0, 0, 3)));
        photographs.add(
                2, new PosedPhotograph("away", away, photographs.getFirst().photograph()));
        assertEquals(6, prepared(photographs).size());
    }

    private static List<MatchingView> prepared(List<PosedPhotograph> photographs) {
        try (var workers = new Workers(2)) {
            return MatchingViews.of(photographs, TRANSFORM, false, MatchingViews.Effort.THOROUGH, workers);
        }
    }

    /// Cameras on a circle, three radii away; what they photographed does not matter here.
    private static List<PosedPhotograph> circle(int count, int width, int height) {
        var photograph = new Photograph(width, height, new byte[3 * width * height], new byte[0], CoverageKind.NONE);
        var lens = Intrinsics.pinhole(width, height, 1.2 * width, 1.2 * width, 0.5 * width, 0.5 * height);
        var photographs = new ArrayList<PosedPhotograph>();
        for (int i = 0; i < count; i++) {
            var rotation = new Matrix3d().rotateY(2 * Math.PI * i / count);
            var center = rotation.transform(new Vector3d(0, 0, -3));
            photographs.add(new PosedPhotograph("view" + i, new Camera(lens, new Pose(rotation, center)), photograph));
        }
        return photographs;
    }
}
