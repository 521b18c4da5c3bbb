package zeroset.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.mesh.TriangleMesh;
import zeroset.model.testing.TestData;

class MeshEvaluatorTest {

    private static final TriangleMesh REFERENCE = SampleMeshes.ellipsoid(1, 0.7, 0.5, 0, 64, 96);

    /// The judge is an independent program in Python (numpy and scipy) with another random generator and a search
    /// that looks at eight candidate triangles; its numbers for these meshes with 200,000 points.
    @ParameterizedTest
    @CsvSource({
        "RIPPLE, 0.273566, 0.268523, 0.230603, 0.226922, 0.99965, 0.99971, 0.994371, 0.994371, true, 0, 1, 2",
        "TURNED, 0.273492, 0.268517, 0.230291, 0.226889, 0.99957, 0.99971, 0.99437, -0.99437, true, 0, 1, 2",
        "FLOATER, 0.537172, 0.268522, 0.234116, 0.226909, 0.981835, 0.99971, 0.990052, 0.986215, true, 0, 2, 4",
        "HOLES, 0.375953, 0.38221, 0.313068, 0.321527, 0.967765, 0.96705, 0.999235, 0.999235, false, 4992, 1, -1631",
    })
    void agreesWithTheJudge(
            Candidate candidate,
            double accuracy,
            double completeness,
            double accuracyMedian,
            double completenessMedian,
            double precision,
            double recall,
            double consistency,
            double signedConsistency,
            boolean watertight,
            int boundaryEdges,
            int components,
            int euler) {
        MeshScore score = MeshEvaluator.defaults().compare(candidate.mesh(), REFERENCE);
        assertEquals(2.638181, score.boundingBoxDiagonal(), 1e-6);
        assertNear(accuracy, score.percent(score.accuracy()));
        assertNear(completeness, score.percent(score.completeness()));
        assertNear((accuracy + completeness) / 2, score.chamferL1Percent());
        assertNear(accuracyMedian, score.percent(score.accuracyMedian()));
        assertNear(completenessMedian, score.percent(score.completenessMedian()));
        assertEquals(precision, score.precision(), 1e-3);
        assertEquals(recall, score.recall(), 1e-3);
        assertEquals(2 * precision * recall / (precision + recall), score.fScore(), 1e-3);
        assertEquals(consistency, score.normalConsistency(), 1e-3);
        assertEquals(signedConsistency, score.signedNormalConsistency(), 1e-3);
        assertEquals(watertight, score.topology().watertight());
        assertEquals(boundaryEdges, score.topology().boundaryEdges());
        assertEquals(0, score.topology().nonManifoldEdges());
        assertEquals(components, score.topology().components());
        assertEquals(components, score.topology().largeComponents());
        assertEquals(euler, score.topology().eulerCharacteristic());
        assertTrue(score.referenceWatertight());
    }

    enum Candidate {
        RIPPLE,
        TURNED,
        FLOATER,
        HOLES;

        TriangleMesh mesh() {
            TriangleMesh rippled = SampleMeshes.ellipsoid(1.01, 0.71, 0.5, 0.02, 48, 80);
            return switch (this) {
                case RIPPLE -> rippled;
                case TURNED -> SampleMeshes.turned(rippled);
                case FLOATER ->
                    SampleMeshes.together(
                            rippled, SampleMeshes.moved(SampleMeshes.ellipsoid(0.1, 0.1, 0.1, 0, 12, 16), 1.3, 0.4, 0));
                case HOLES -> SampleMeshes.moved(REFERENCE, 0.03, 0, 0).withTriangles(t -> t % 7 != 0);
            };
        }
    }

    @Test
    void aMeshIsAtNoDistanceFromItself() {
        MeshScore score = new MeshEvaluator(20_000, 1, 5).compare(REFERENCE, REFERENCE);
        assertEquals(0, score.chamferL1(), 1e-12);
        assertEquals(1, score.fScore());
        assertTrue(score.signedNormalConsistency() > 0.9999); // a point on an edge may find the neighbour
    }

    @Test
    void aMovedPlateIsAsFarAsItWasMoved() {
        var plate = new TriangleMesh(
                new double[] {0, 0, 0, 4, 0, 0, 4, 3, 0, 0, 3, 0},
                new int[] {0, 1, 2, 0, 2, 3},
                new float[0],
                new byte[0]);
        MeshScore score = new MeshEvaluator(10_000, 1, 1).compare(SampleMeshes.moved(plate, 0, 0, 0.04), plate);
        assertEquals(0.04, score.accuracy(), 1e-12);
        assertEquals(0.04, score.completeness(), 1e-12);
        assertEquals(0.8, score.chamferL1Percent(), 1e-9); // of 5
        assertEquals(1, score.precision());
        assertFalse(score.topology().watertight());
    }

    @Test
    void theSameSeedGivesTheSameScore() {
        TriangleMesh mesh = Candidate.RIPPLE.mesh();
        var evaluator = new MeshEvaluator(5_000, 1, 7);
        assertEquals(evaluator.compare(mesh, REFERENCE), evaluator.compare(mesh, REFERENCE));
    }

    @Test
    void croppingDropsWhatIsOutsideTheReference() {
        TriangleMesh cropped = MeshEvaluator.cropped(Candidate.FLOATER.mesh(), REFERENCE, 2);
        assertEquals(Candidate.RIPPLE.mesh().triangleCount(), cropped.triangleCount());
    }

    @Test
    void anEmptyMeshIsRefused() {
        TriangleMesh empty = REFERENCE.withTriangles(t -> false);
        assertThrows(
                IllegalArgumentException.class, () -> MeshEvaluator.defaults().compare(empty, REFERENCE));
    }

    @Test
    @Tag("slow")
    void agreesWithTheJudgeOnRealMeshes(@TempDir Path folder) throws Exception {
        Path reference = TestData.require("spot/gt.ply");
        String judge = System.getProperty("zeroset.judge", "");
        Assumptions.assumeTrue(
                Files.isRegularFile(Path.of(judge)), "needs -Dzeroset.judge=SCRIPT and python3 with scipy");
        TriangleMesh spot = MeshFormat.read(reference);
        TriangleMesh moved = SampleMeshes.moved(spot, 0.004, -0.003, 0.002).withTriangles(t -> t % 11 != 0);
        Path candidate = folder.resolve("moved.ply");
        MeshFormat.write(moved, candidate);
        JsonNode expected = runJudge(judge, candidate, reference);
        MeshScore score = MeshEvaluator.defaults().compare(MeshFormat.read(candidate), spot);
        assertNear(expected.get("accuracy_pct").asDouble(), score.percent(score.accuracy()));
        assertNear(expected.get("completeness_pct").asDouble(), score.percent(score.completeness()));
        assertNear(expected.get("chamfer_l1_pct").asDouble(), score.chamferL1Percent());
        assertEquals(expected.get("fscore").asDouble(), score.fScore(), 2e-3);
        assertEquals(expected.get("normal_consistency").asDouble(), score.normalConsistency(), 2e-3);
        assertEquals(expected.get("boundary_edges").asInt(), score.topology().boundaryEdges());
        assertEquals(expected.get("nonmanifold_edges").asInt(), score.topology().nonManifoldEdges());
        assertEquals(expected.get("components").asInt(), score.topology().components());
        assertEquals(expected.get("euler").asInt(), score.topology().eulerCharacteristic());
    }

    private static JsonNode runJudge(String judge, Path mesh, Path reference) throws IOException, InterruptedException {
        var process = new ProcessBuilder("python3", judge, mesh.toString(), reference.toString(), "--json-only")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] output = process.getInputStream().readAllBytes();
        Assumptions.assumeTrue(process.waitFor() == 0, "the judge needs numpy and scipy");
        return new ObjectMapper().readTree(output);
    }

    /// Within 2 %: both draw their own points.
    private static void assertNear(double expected, double actual) {
        assertEquals(expected, actual, 0.02 * expected);
    }
}
