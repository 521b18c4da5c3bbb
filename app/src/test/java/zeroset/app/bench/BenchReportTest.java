package zeroset.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import zeroset.model.config.Preset;
import zeroset.model.limits.MachineLimits;

class BenchReportTest {

    private static final MachineLimits LIMITS = new MachineLimits(2, 100e9, 80e9, 10e9);

    @Test
    void comparesAStageWithTheLimitItIsNearerTo() {
        var report = new BenchReport("standard", LIMITS, List.of());
        var busy = StageFigure.speed("networks", "samples", 1e6).withFlop(5e4).withBytes(100);
        assertEquals(0.5, report.shareOfLimit(busy).orElseThrow(), 1e-12, "50 of 100 GFLOP/s");
        var waiting = StageFigure.speed("copy", "samples", 1e6).withFlop(1e3).withBytes(8000);
        assertEquals(0.8, report.shareOfLimit(waiting).orElseThrow(), 1e-12, "8 of 10 GB/s");
        assertTrue(report.shareOfLimit(StageFigure.speed("rays", "steps", 9)).isEmpty());
    }

    @Test
    void countsTheOperationsOfASample() {
        var cost = StepCost.of(Preset.STANDARD.config(1, 2));
        // 27 inputs, 64 units, 16 outputs; 37 inputs, 64 and 64 units, 3 outputs
        double distance = 27 * 64 + 64 * 16;
        double color = 37 * 64 + 64 * 64 + 64 * 3;
        assertEquals(6 * (2 * distance + color), cost.networkFlop(), 1e-9);
        assertEquals(12 * 8 * 2 * 4, cost.encodingBytes(), 1e-9, "levels, corners, features, bytes");
    }

    @Test
    void measuresHashGridsOnly() {
        assertThrows(IllegalArgumentException.class, () -> StepCost.of(Preset.NEUS.config(1, 2)));
    }
}
