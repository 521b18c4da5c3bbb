package zeroset.app.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowLauncherTest {
    @Test
    void seesADisplayOnlyWhereThereIsOne() {
        assertTrue(WindowLauncher.hasDisplay("Linux", Optional.of(":0"), ""));
        assertFalse(WindowLauncher.hasDisplay("Linux", Optional.empty(), ""));
        assertFalse(WindowLauncher.hasDisplay("Linux", Optional.of(" "), ""));
        assertTrue(WindowLauncher.hasDisplay("Linux", Optional.empty(), "Headless"));
        assertTrue(WindowLauncher.hasDisplay("Windows 11", Optional.empty(), ""));
        assertTrue(WindowLauncher.hasDisplay("Mac OS X", Optional.empty(), ""));
    }
}
