package zeroset.model.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.testing.SphereScene;

class DoctorTest {

    @TempDir
    private Path folder;

    /// Conclusions may take as long as looking at the photographs.
    @Test
    void canBeEndedBetweenConclusions() throws Exception {
        new SphereScene(4, 24).writeTransforms(folder, "");
        var conclusions = new AtomicInteger();
        var listener = new DoctorListener() {
            @Override
            public void progressed(String what, double fraction) {
                conclusions.addAndGet(what.startsWith("looking at poses") || conclusions.get() > 0 ? 1 : 0);
            }

            @Override
            public boolean isCancelled() {
                return conclusions.get() > 0;
            }
        };
        assertThrows(CancellationException.class, () -> Doctor.examine(folder, 1, listener));
        assertEquals(1, conclusions.get());
    }
}
