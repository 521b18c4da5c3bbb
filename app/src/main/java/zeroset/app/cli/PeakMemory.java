package zeroset.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The largest resident size of this process so far.
final class PeakMemory {

    private PeakMemory() {}

    /// In MB (2^20 bytes). Where the system does not tell (outside Linux), the memory that the JVM holds for its heap,
    /// which leaves
    /// out libtorch's own.
    static long megabytes() {
        return highWaterMark(Path.of("/proc/self/status"))
                .orElseGet(() -> Runtime.getRuntime().totalMemory() >> 20);
    }

    private static OptionalLong highWaterMark(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
