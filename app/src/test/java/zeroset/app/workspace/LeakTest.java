package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /// The last ones may still stand in a thread's frame or in a queue that is being emptied.
    private static final int TOLERATED = 3;

    @TempDir
    Path temp;

    @Test
    void twoHundredOpeningsLeaveNoThreadAndNoDataset() throws Exception {
        var data = Bench.tiny(temp.resolve("tiny"));
        var opened = new ArrayList<WeakReference<Object>>();
        for (int i = 0; i < TIMES; i++) {
            try (var bench = new Bench(temp.resolve("bench"))) {
                opened.add(new WeakReference<>(bench.workspace));
                opened.add(
                        new WeakReference<>(bench.workspace.open(data).result().get(30, TimeUnit.SECONDS)));
                bench.workspace.thumbnail(0, 16).get(30, TimeUnit.SECONDS);
                if (i % 2 == 0) {
                    bench.workspace.closeDataset().get(30, TimeUnit.SECONDS);
                }
            }
        }
        // Not bytes: what libraries keep softly comes and goes by megabytes.
        System.gc();
        long alive = opened.stream().filter(held -> held.get() != null).count();
        assertTrue(alive <= 2 * TOLERATED, alive + " workspaces and data sets of " + opened.size() + " are held");
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
}
