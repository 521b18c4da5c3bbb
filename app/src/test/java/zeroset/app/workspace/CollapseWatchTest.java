package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroset.app.job.Pebble;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.snapshot.SdfSnapshot;

class CollapseWatchTest {

    private static final int PATIENCE = 10;

    private final CollapseWatch watch = new CollapseWatch();

    private static SdfSnapshot everywhere(float distance) {
        var pebble = Pebble.snapshot(0.02);
        var values = new float[16 * 16 * 16];
        Arrays.fill(values, distance);
        return new SdfSnapshot(
                pebble.config(),
                pebble.transform(),
                pebble.step(),
                pebble.activeLevels(),
                pebble.invS(),
                pebble.parameters(),
                new ScalarGrid(16, values));
    }

    private Problem problemAfterPatience(SdfSnapshot snapshot) {
        for (int i = 1; i < PATIENCE; i++) {
            assertEquals(Optional.empty(), watch.look(snapshot), "snapshot " + i);
        }
        return watch.look(snapshot).orElseThrow();
    }

    @Test
    void tellsThatTheRegionIsEmptyAndOffersANewRun() {
        var problem = problemAfterPatience(everywhere(0.3f));
        assertTrue(problem.sentence().contains("is empty"), problem.sentence());
        assertEquals(Optional.of(new Problem.Action.NewRun()), problem.action());
    }

    @Test
    void tellsThatTheRegionIsSolid() {
        assertTrue(problemAfterPatience(everywhere(-0.3f)).sentence().contains("is solid"));
    }

    @Test
    void tellsThatThereAreNoNumbers() {
        assertTrue(problemAfterPatience(everywhere(Float.NaN)).sentence().contains("no numbers"));
    }

    @Test
    void tellsItOnce() {
        problemAfterPatience(everywhere(1));
        for (int i = 0; i < 2 * PATIENCE; i++) {
            assertEquals(Optional.empty(), watch.look(everywhere(1)));
        }
    }

    @Test
    void aSurfaceThatComesBackIsNoCollapse() {
        for (int i = 0; i < 5 * PATIENCE; i++) {
            boolean flickers = i % PATIENCE != 0;
            assertEquals(Optional.empty(), watch.look(flickers ? everywhere(1) : Pebble.snapshot(0.02)));
        }
    }
}
