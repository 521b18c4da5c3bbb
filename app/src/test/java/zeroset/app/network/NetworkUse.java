package zeroset.app.network;

/// Somebody wants the network. Ends the process, so that no handler on the way up can hide it.
final class NetworkUse {

    /// Exit code of a process that wanted the network.
    static final int EXIT_CODE = 86;

    /// System property that forbids the network.
    static final String FORBIDDEN = "zeroset.test.noNetwork";

    private NetworkUse() {}

    static boolean isForbidden() {
        return Boolean.getBoolean(FORBIDDEN);
    }

    static IllegalStateException tell(String what) {
        new IllegalStateException("network: " + what).printStackTrace();
        Runtime.getRuntime().halt(EXIT_CODE);
        return new IllegalStateException("halted");
    }
}
