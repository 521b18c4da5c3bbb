package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Opening and closing over and over.
@Tag("slow")
@Timeout(120)
class LeakTest {

    private static final int TIMES = 200;
    private static final int WARM_UP = 40;
    private static final long TOLERATED_BYTES =
            4L << 20; // 160 data sets of some 10 kB each would be little; leaks hold more

    @TempDir
    Path temp;

    @Test
    void twoHundredOpeningsLeaveNoThreadAndNoMemory() throws Exception {
        var data = Bench.tiny(temp.resolve("tiny"));
        long before = 0;
        for (int i = 0; i < TIMES; i++) {
            try (var bench = new Bench(temp.resolve("bench"))) {
                bench.workspace.open(data).result().get(30, TimeUnit.SECONDS);
                bench.workspace.thumbnail(0, 16).get(30, TimeUnit.SECONDS);
                if (i % 2 == 0) {
                    bench.workspace.closeDataset().get(30, TimeUnit.SECONDS);
                }
            }
            if (i == WARM_UP) {
                before = usedBytes();
            }
        }
        long grown = usedBytes() - before;
        assertTrue(grown < TOLERATED_BYTES, grown + " bytes more");
        assertEquals(List.of(), ownThreads());
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> Stream.of("workspace", "worker-", "thumbnails", "watch", "autosave", "trainer")
                        .anyMatch(name::startsWith))
                .toList();
    }

    private static long usedBytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
