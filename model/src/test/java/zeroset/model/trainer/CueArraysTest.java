package zeroset.model.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import zeroset.model.snapshot.NamedArrays;

class CueArraysTest {

    /// Whoever restores a checkpoint expects this exception of one that does not fit.
    @Test
    void refusesHalfAPoint() {
        var arrays = NamedArrays.copyOf(Map.of("cues.points", new float[13]));
        var refused = assertThrows(IllegalArgumentException.class, () -> CueArrays.load(arrays));
        assertEquals("cues.points must hold 9 numbers a point, was 13 in all", refused.getMessage());
    }
}
