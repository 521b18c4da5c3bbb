package zeroset.render.workers;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the trainer go first where the CPU draws.
///
/// On Linux `setpriority` with a process of 0 concerns the calling thread alone, and threads it makes later,
/// such as those of software GL, inherit it. At a niceness of 5 more a thread weighs a third of a normal one (1024
/// against 335 in the kernel's table), so two drawing threads leave two training threads three quarters of the
/// machine, and have all of it while nobody trains.
public final class GentleThread {

    private static final Logger log = LoggerFactory.getLogger(GentleThread.class);
    private static final int THREAD = 0; // PRIO_PROCESS
    private static final int SELF = 0;
    private static final int NICENESS = 5; // more than the thread that asks
    private static final int GENTLEST = 19;

    private GentleThread() {}

    /// Lowers the priority of the calling thread; elsewhere than on Linux, or where it is refused, nothing
    /// changes.
    @SuppressWarnings("restricted") // both are called as their manual page declares them
    public static void makeGentle() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        try {
            var linker = Linker.nativeLinker();
            var getPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("getpriority"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            var setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            int present = (int) getPriority.invokeExact(THREAD, SELF);
            int failed = (int) setPriority.invokeExact(THREAD, SELF, Math.min(GENTLEST, present + NICENESS));
            if (failed != 0) {
                log.debug("the system keeps the priority of a thread that draws or bakes");
            }
        } catch (Throwable e) { // invokeExact declares it; nothing of this is needed for drawing
            log.debug("the priority of a thread that draws or bakes cannot be changed", e);
        }
    }
}
