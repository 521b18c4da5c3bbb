package zeroset.model.project;

/// What a run ran on.
///
/// @param system name, version and architecture of the operating system
/// @param processors how many threads it runs at once
/// @param java version of the Java runtime
/// @param heapMegabytes the most memory that Java may take
public record Machine(String system, int processors, String java, long heapMegabytes) {

    /// Of runs of programs that did not note it.
    public static final Machine UNKNOWN = new Machine("unknown", 0, "unknown", 0);

    /// This one.
    public static Machine present() {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
