package zeroset.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What every command has: where it writes, and the common options.
abstract class ConsoleCommand implements Callable<Integer> {

    /// Where it writes.
    final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--verbose", description = "Say more, and show where in the program a failure came from.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    ConsoleCommand(Console console) {
        this.console = console;
    }

    /// Ends the command with the exit code for usage when there is something to complain of.
    void requireNo(Optional<String> complaint) {
        if (complaint.isPresent() && spec != null) {
            throw new ParameterException(spec.commandLine(), complaint.get());
        }
    }
}
