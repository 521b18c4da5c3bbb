package zeroset.model.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.joml.Matrix4d;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.model.dataset.DatasetReaders;
import zeroset.model.dataset.View;
import zeroset.model.parallel.Workers;

/// Mistakes that people make, planted into the files of two healthy sets: an object cut out, and one on a table.
@Tag("slow") // keypoints of a hundred photographs
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // what photographs show is found once for all mistakes
class PlantedMistakesTest {

    enum Scene {
        SPOT("spot", "transforms_train.json", "train/r_003.png", "train/r_020.png"),
        BOWL_TABLE("bowl_table", "transforms.json", "frame_003.jpg", "frame_020.jpg");

        private final String folder;
        private final String file;
        private final String third;
        private final String twentieth;

        Scene(String folder, String file, String third, String twentieth) {
            this.folder = folder;
            this.file = file;
            this.third = third;
            this.twentieth = twentieth;
        }
    }

    /// A copy of a set and what its photographs show.
    private record Patient(PlantedSet set, Evidence healthy) {}

    @TempDir
    static Path temp; // shared by all tests

    private final Map<Scene, Patient> patients = new EnumMap<>(Scene.class);

    private static Path data(String name) {
        var data = System.getProperty("zeroset.data");
        assumeTrue(data != null, "needs the data sets: -Dzeroset.data=FOLDER");
        var folder = Path.of(data, name);
        assumeTrue(Files.isDirectory(folder), "needs the data set " + folder);
        return folder;
    }

    private Patient patient(Scene scene) throws Exception {
        var source = data(scene.folder);
        var known = patients.get(scene);
        if (known != null) {
            return known;
        }
        var set = new PlantedSet(source, temp.resolve(scene.folder), scene.file);
        Files.deleteIfExists(set.folder().resolve("transforms_test.json")); // a lens of its own, which stays right
        var patient = new Patient(set, gather(set.folder()));
        patients.put(scene, patient);
        return patient;
    }

    private static Evidence gather(Path folder) throws Exception {
        try (var workers = new Workers(2)) {
            return new EvidenceGathering(DatasetReaders.read(folder), workers, (what, fraction) -> {}).gather();
        }
    }

    /// What the doctor says of a mistake in the files; the photographs are the same, so they are not looked at
    /// again.
    private List<Finding> findings(Scene scene, Consumer<ObjectNode> mistake) throws Exception {
        var patient = patient(scene);
        patient.set().plant(mistake);
        var read = DatasetReaders.read(patient.set().folder());
        var byName = read.views().stream().collect(Collectors.toMap(View::name, Function.identity()));
        var healthy = patient.healthy();
        var views =
                healthy.views().stream().map(view -> byName.get(view.name())).toList();
        var evidence = new Evidence(read, views, healthy.statistics(), healthy.silhouettes(), healthy.matches());
        var findings = new ArrayList<Finding>();
        for (var examination : Doctor.EXAMINATIONS) {
            findings.addAll(examination.examine(evidence));
        }
        return findings;
    }

    private static Finding named(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected " + code + ", found " + findings));
    }

    private static List<Finding> alarms(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.HINT)
                .toList();
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfTheHealthySet(Scene scene) throws Exception {
        assertEquals(List.of(), alarms(findings(scene, root -> {})));
    }

    @ParameterizedTest
    @EnumSource
    void namesCameraAxesThatPointTheOtherWay(Scene scene) throws Exception {
        var found = findings(scene, PlantedSet.everyPose(pose -> pose.scale(1, -1, -1)));
        assertTrue(named(found, "pose-convention").sentence().contains("OpenGL"));
        assertEquals(1, errors(found).size(), found::toString);
    }

    @ParameterizedTest
    @EnumSource
    void namesAxesOfTheWorldThatAreExchanged(Scene scene) throws Exception {
        var patient = patient(scene);
        var exchange = new Matrix4d().identity().m11(0).m12(1).m21(1).m22(0);
        patient.set().plant(PlantedSet.everyPose(pose -> new Matrix4d(exchange).mul(pose)));
        var report = Doctor.examine(patient.set().folder(), 2, (what, fraction) -> {});
        var finding = named(report.findings(), "pose-mirrored");
        assertTrue(finding.sentence().contains("y and z"));
        assertTrue(report.verdict().startsWith("Not fit"));
    }

    @ParameterizedTest
    @EnumSource
    void namesWorldToCamera(Scene scene) throws Exception {
        var found = findings(scene, PlantedSet.everyPose(Matrix4d::invert));
        assertTrue(named(found, "pose-convention").sentence().contains("world-to-camera"));
        assertEquals(1, errors(found).size(), found::toString);
    }

    @ParameterizedTest
    @EnumSource
    void measuresAPrincipalPointThatIsOff(Scene scene) throws Exception {
        double size = scene == Scene.SPOT ? 256 : 384;
        var found = findings(scene, root -> root.put("cx", 0.5 * size + 8));
        var remedy = named(found, "principal-point").remedy();
        assertTrue(remedy.matches("Add -(7\\.[7-9]|8\\.[0-3]) px to cx .*"), remedy);
    }

    @ParameterizedTest
    @EnumSource
    void measuresAFocalLengthThatIsOff(Scene scene) throws Exception {
        for (double factor : new double[] {1.1, 0.9}) {
            var found = findings(scene, root -> {
                var stated = root.get("fl_x");
                double focal = stated == null
                        ? 128 / Math.tan(0.5 * root.get("camera_angle_x").asDouble())
                        : stated.asDouble();
                root.remove("fl_y");
                root.put("fl_x", factor * focal);
            });
            var sentence = named(found, "focal-length").sentence();
            assertTrue(sentence.matches(".*off by (9|10|11) %.*"), sentence);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTwoImagesThatAreExchanged(Scene scene) throws Exception {
        var found = findings(scene, root -> {
            var third = PlantedSet.pose(root, 3);
            PlantedSet.setPose(root, 3, PlantedSet.pose(root, 20));
            PlantedSet.setPose(root, 20, third);
        });
        var finding = named(found, "images-exchanged");
        assertEquals(2, finding.views().size());
        assertTrue(finding.views().getFirst().endsWith(scene.third), finding::sentence);
        assertTrue(finding.views().getLast().endsWith(scene.twentieth), finding::sentence);
    }

    @ParameterizedTest
    @EnumSource
    void namesAPoseThatOccursTwice(Scene scene) throws Exception {
        var found = findings(scene, root -> PlantedSet.setPose(root, 3, PlantedSet.pose(root, 20)));
        assertEquals(2, named(found, "pose-twice").views().size());
        assertTrue(
                errors(found).stream()
                        .allMatch(finding -> finding.views().getFirst().endsWith(scene.third)),
                found::toString);
    }

    @ParameterizedTest
    @EnumSource
    void namesAPoseThatIsOffByFiveDegrees(Scene scene) throws Exception {
        for (int axis = 0; axis < 3; axis++) {
            int turned = axis;
            var found = findings(
                    scene,
                    root -> PlantedSet.setPose(
                            root,
                            3,
                            PlantedSet.pose(root, 3)
                                    .rotate(
                                            Math.toRadians(5),
                                            turned == 0 ? 1 : 0,
                                            turned == 1 ? 1 : 0,
                                            turned == 2 ? 1 : 0)));
            assertTrue(
                    errors(found).stream()
                            .anyMatch(finding -> finding.views().getFirst().endsWith(scene.third)),
                    found::toString);
        }
    }

    @Test
    void namesInvertedMasks() throws Exception {
        var set = new PlantedSet(data("spot"), temp.resolve("inverted"), "transforms_train.json");
        try (var images = Files.list(set.folder().resolve("train"))) {
            for (var image : images.toList()) {
                invertAlpha(image);
            }
        }
        set.plant(root -> {
            while (PlantedSet.frames(root).size() > 12) { // as good as all, and quicker
                PlantedSet.frames(root).remove(12);
            }
        });
        Files.delete(set.folder().resolve("transforms_test.json"));
        var report = Doctor.examine(set.folder(), 2, (what, fraction) -> {});
        assertTrue(named(report.findings(), "masks-inverted").remedy().contains("Invert"));
        assertTrue(report.verdict().contains("inverted"), report::verdict);
    }

    private static void invertAlpha(Path file) throws IOException {
        var image = ImageIO.read(file.toFile());
        var inverted = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inverted.setRGB(x, y, image.getRGB(x, y) ^ 0xff000000);
            }
        }
        ImageIO.write(inverted, "png", file.toFile());
    }
}
