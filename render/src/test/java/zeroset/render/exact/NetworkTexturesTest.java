package zeroset.render.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroset.render.testing.BumpyFields;

class NetworkTexturesTest {

    @Test
    void aTableBeyondTheDriversLimitIsLeftToTheProcessor() {
        var field = BumpyFields.grid(3).toArrays();
        int entries = field.grid().orElseThrow().table().length / 2;
        assertTrue(entries > 1, "there is a table");
        assertEquals(Optional.empty(), NetworkTextures.obstacle(field, entries));
        assertTrue(NetworkTextures.obstacle(field, entries - 1).orElseThrow().contains(String.valueOf(entries)));
        assertEquals(
                Optional.empty(), NetworkTextures.obstacle(BumpyFields.neus(3).toArrays(), 1));
    }
}
