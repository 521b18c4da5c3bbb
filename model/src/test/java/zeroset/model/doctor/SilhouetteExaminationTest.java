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
import zeroset.model.camera.Intrinsics;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.dataset.Photograph;
import zeroset.model.dataset.PhotographSource;
import zeroset.model.dataset.PosedPhotograph;
import zeroset.model.dataset.SceneDataset;
import zeroset.model.dataset.Split;
import zeroset.model.dataset.View;
import zeroset.model.testing.SphereScene;

class SilhouetteExaminationTest {

    private static final SphereScene SCENE = new SphereScene(8, 24);

    @Test
    void silhouettesOfOnePixelTellNothing() {
        var dots =
                SCENE.cameras().stream().map(camera -> dot(camera.intrinsics())).toList();
        assertEquals(List.of(), new SilhouetteExamination().examine(evidence(SCENE.cameras(), dots)));
    }

    /// A pose that is off by many powers of ten is what a doctor is asked about.
    @Test
    void aCameraAtTheEndOfTheWorldEndsNoPatience() {
        var cameras = new ArrayList<>(SCENE.cameras());
        cameras.add(new Camera(cameras.getFirst().intrinsics(), new Pose(new Matrix3d(), new Vector3d(0, 0, -1e18))));
        var photographs = new ArrayList<>(SCENE.photographs(CoverageKind.OBJECT_MASK).stream()
                .map(PosedPhotograph::photograph)
                .toList());
        photographs.add(nothing(cameras.getLast().intrinsics())); // from there the object is smaller than a pixel
        var findings = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> new SilhouetteExamination().examine(evidence(cameras, photographs)));
        assertTrue(
                findings.stream().allMatch(finding -> finding.views().equals(List.of("view 8"))),
                () -> "healthy views are accused: " + findings);
    }

    private static Photograph dot(Intrinsics lens) {
        var coverage = new byte[lens.width() * lens.height()];
        coverage[lens.width() * (lens.height() / 2) + lens.width() / 2] = (byte) 255;
        return masked(lens, coverage);
    }

    private static Photograph nothing(Intrinsics lens) {
        return masked(lens, new byte[lens.width() * lens.height()]);
    }

    private static Photograph masked(Intrinsics lens, byte[] coverage) {
        return new Photograph(
                lens.width(), lens.height(), new byte[3 * coverage.length], coverage, CoverageKind.OBJECT_MASK);
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
