package zeroset.app.cli;

import picocli.CommandLine.Command;

/// Stands for the launcher's own command in the list of commands.
@Command(
        name = "test",
        description = "Build and run every test (done by the launcher script, before the program starts).")
final class TestCommand extends ConsoleCommand {

    TestCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        console.err().println("zeroset: tests need the work tree. Run the launcher script there: ./zeroset test");
        return ExitCode.USAGE;
    }
}
