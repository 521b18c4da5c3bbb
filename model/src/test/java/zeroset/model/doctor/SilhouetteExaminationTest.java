package zeroset.model.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.testing.SphereScene;

class SilhouetteExaminationTest {

    private static final SphereScene SCENE = new SphereScene(8, 24);

    @Test
    void silhouettesOfOnePixelTellNothing() {
        var dots = SCENE.cameras().stream()
                .map(camera ->
                        dot(camera.intrinsics().width(), camera.intrinsics().height()))
                .toList();
        assertEquals(List.of(), new SilhouetteExamination().examine(evidence(SCENE.cameras(), dots)));
    }

    /// A pose that is off by many powers of ten is what a doctor is asked about.
    @Test
    void aCameraAtTheEndOfTheWorldEndsNoPatience() {
        var cameras = new ArrayList<>(SCENE.cameras());
        cameras.add(new Camera(cameras.getFirst().intrinsics(), new Pose(new Matrix3d(), new Vector3d(0, 0, -1e18))));
        var photographs = cameras.stream()
                .map(camera -> SphereScene.photograph(camera, CoverageKind.OBJECT_MASK))
                .toList();
        var last = new ArrayList<>(photographs);
        last.set(8, photographs.getFirst()); // from there the sphere itself is smaller than a pixel
        var findings = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> new SilhouetteExamination().examine(evidence(cameras, last)));
        assertTrue(
                findings.stream().allMatch(finding -> finding.views().equals(List.of("view 8"))),
                () -> "healthy views are accused: " + findings);
    }

    private static Photograph dot(int width, int height) {
        var coverage = new byte[width * height];
        coverage[width * (height / 2) + width / 2] = (byte) 255;
        return new Photograph(width, height, new byte[3 * width * height], coverage, CoverageKind.OBJECT_MASK);
    }

    private static Evidence evidence(List<Camera> cameras, List<Photograph> photographs) {
        var views = new ArrayList<View>();
        for (int i = 0; i < cameras.size(); i++) {
            views.add(new View("view " + i, Split.TRAIN, cameras.get(i), source(photographs.get(i))));
        }
        var dataset = new SceneDataset(
                Path.of("made up"),
                "made up",
                views,
                CoverageKind.OBJECT_MASK,
                Optional.empty(),
                Optional.empty(),
                List.of());
        return new Evidence(
                dataset,
                views,
                photographs.stream().map(PhotoStatistics::of).toList(),
                photographs.stream()
                        .map(Silhouette::of)
                        .flatMap(Optional::stream)
                        .toList(),
                List.of());
    }

    private static PhotographSource source(Photograph photograph) {
        return new PhotographSource() {
            @Override
            public Path path() {
                return Path.of("made up.png");
            }

            @Override
            public Photograph load() {
                return photograph;
            }
        };
    }
}
