package zeroset.app.cli;

/// How a command ended; a contract with scripts.
final class ExitCode {
    /// The work is done.
    static final int DONE = 0;
    /// The work failed.
    static final int FAILED = 1;
    /// The command line cannot be understood.
    static final int USAGE = 2;
    /// Input or output cannot be used; nothing was written.
    static final int BAD_INPUT = 3;
    /// Interrupted; what was done is saved.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
