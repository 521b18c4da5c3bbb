package zeroset.app.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Resident memory of this process in MB (2^20 bytes). Where the system does not tell (outside Linux), the memory that
/// the JVM holds for its heap, which leaves out libtorch's own.
public final class ProcessMemory {

    private ProcessMemory() {}

    /// The largest so far.
    public static long peakMegabytes() {
        return read("VmHWM:");
    }

    /// At this moment.
    public static long megabytes() {
        return read("VmRSS:");
    }

    private static long read(String field) {
        return read(Path.of("/proc/self/status"), field)
                .orElseGet(() -> Runtime.getRuntime().totalMemory() >> 20);
    }

    private static OptionalLong read(Path status, String field) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
