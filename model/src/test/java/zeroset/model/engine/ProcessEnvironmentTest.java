package zeroset.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessEnvironmentTest {
    private final ProcessEnvironment environment = new ProcessEnvironment();

    @Test
    void readsWhatTheProcessWasStartedWith() {
        assertEquals(Optional.ofNullable(System.getenv("PATH")), environment.get("PATH"));
    }

    @Test
    void writesWhatCReadsBack() {
        assertEquals(Optional.empty(), environment.get("ZEROSET_TEST_WRITE"));
        environment.set("ZEROSET_TEST_WRITE", "größer");
        assertEquals(Optional.of("größer"), environment.get("ZEROSET_TEST_WRITE"));
    }

    @Test
    void leavesTheUsersChoiceAlone() {
        environment.set("ZEROSET_TEST_CHOICE", "active");
        assertFalse(environment.setIfAbsent("ZEROSET_TEST_CHOICE", "passive"));
        assertEquals(Optional.of("active"), environment.get("ZEROSET_TEST_CHOICE"));
        assertTrue(environment.setIfAbsent("ZEROSET_TEST_NEW", "passive"));
        assertEquals(Optional.of("passive"), environment.get("ZEROSET_TEST_NEW"));
    }
}
