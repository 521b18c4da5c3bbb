package zeroset.model.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Processor time and peak memory of this process. The peak is known on Linux only.
public final class ProcessMeter {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");

    private ProcessMeter() {}

    /// Processor time of all threads so far, seconds.
    public static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
    }

    /// Whether the peak of resident memory can be asked for.
    public static boolean knowsPeak() {
        return Files.isReadable(STATUS) && Files.isWritable(CLEAR);
    }

    /// Lets the peak begin anew with what is resident now.
    ///
    /// @throws IllegalStateException when the system has no such thing
    public static void resetPeak() {
        try {
            Files.writeString(CLEAR, "5"); // proc(5): resets the peak, nothing else
        } catch (IOException e) {
            throw new IllegalStateException("cannot reset the peak of resident memory in " + CLEAR, e);
        }
    }

    /// The most memory that was resident since the last reset, MB.
    ///
    /// @throws IllegalStateException when the system has no such thing
    public static double peakMegabytes() {
        return megabytes("VmHWM:");
    }

    /// Memory that is resident now, MB.
    ///
    /// @throws IllegalStateException when the system has no such thing
    public static double residentMegabytes() {
        return megabytes("VmRSS:");
    }

    private static double megabytes(String field) {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(field))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no " + field + " in " + STATUS))
                    / 1024.0;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + STATUS, e);
        }
    }
}
