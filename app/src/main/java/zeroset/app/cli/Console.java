package zeroset.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a command writes.
///
/// @param out results
/// @param err progress and messages
/// @param interactive whether `err` is a terminal, on which a line may be rewritten
record Console(PrintStream out, PrintStream err, boolean interactive) {

    static Console of(PrintStream out, PrintStream err) {
        return new Console(out, err, err == System.err && errIsTerminal());
    }

    /// Java itself only tells whether input and output together are a terminal.
    private static boolean errIsTerminal() {
        var descriptor = Path.of("/proc/self/fd/2");
        if (Files.isSymbolicLink(descriptor)) {
            try {
                var target = Files.readSymbolicLink(descriptor).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
    }
}
