package zeroset.model.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Processor time and peak memory of this process. The peak of resident memory is known on Linux only.
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

    /// Collects garbage and lets the peak of the heap begin anew.
    ///
    /// @return what is left in use, MB
    public static double resetHeapPeak() {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        return heapPools().mapToLong(pool -> pool.getUsage().getUsed()).sum() * 1e-6;
    }

    /// The most of the heap that was in use since the last reset, garbage included, MB. The smaller the young
    /// generation, the less garbage is in it.
    public static double heapPeakMegabytes() {
        return heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() * 1e-6;
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
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
