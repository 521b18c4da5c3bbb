package zeroset.app;

import java.io.PrintStream;
import java.util.Arrays;
import zeroset.app.cli.ZerosetCommand;

/// Entry point of the program. It extends nothing of JavaFX, so that the command line runs without it.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--verbose")) {
            System.setProperty("zeroset.log", "DEBUG"); // Logback reads it when the first logger is made
        }
        System.exit(run(args, System.out, System.err));
    }

    /// Runs one command in this process.
    ///
    /// @param out receives results
    /// @param err receives progress and messages
    /// @return the exit code
    static int run(String[] args, PrintStream out, PrintStream err) {
        return ZerosetCommand.commandLine(out, err).execute(args);
    }
}
