package zeroset.model.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is wrong with these sets, so nothing may be said.
@Tag("slow")
class HealthySetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"spot", "trio", "bowl_table", "fox", "templeRing29"})
    void raisesNoFalseAlarm(String name) {
        var data = System.getProperty("zeroset.data");
        assumeTrue(data != null, "needs the data sets: -Dzeroset.data=FOLDER");
        var folder = Path.of(data, name);
        assumeTrue(Files.isDirectory(folder), "needs the data set " + folder);
        check(folder);
    }

    @Test
    void findsTheSampleHealthy() {
        check(Path.of(System.getProperty("zeroset.root"), "assets/samples/spot"));
    }

    private static void check(Path folder) {
        var report = Doctor.examine(folder, 2, (what, fraction) -> {});
        assertEquals(
                List.of(),
                report.findings().stream()
                        .filter(finding -> finding.severity() != Severity.HINT)
                        .toList());
        assertTrue(report.verdict().startsWith("Healthy"), report::verdict);
        double seen = report.coverage().orElseThrow().share(1);
        assertTrue(seen > 0.2 && seen <= 1, "seen from " + seen + " of all directions");
    }
}
