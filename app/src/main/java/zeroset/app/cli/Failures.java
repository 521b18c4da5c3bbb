package zeroset.app.cli;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import zeroset.app.job.BadInputException;
import zeroset.app.job.JobCancelledException;
import zeroset.model.dataset.DatasetException;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.ProjectException;
import zeroset.model.training.TrainingException;
import zeroset.model.training.UnusablePhotographsException;

/// What is said when a command fails: a sentence, and the trace only with `--verbose`.
final class Failures implements IExecutionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (verbose(parsed)) {
            failure.printStackTrace(console.err());
        }
        return switch (failure) {
            case JobCancelledException _ -> say(sentence(failure), ExitCode.INTERRUPTED);
            case InterruptedException _ -> say("Interrupted.", ExitCode.INTERRUPTED);
            case BadInputException _, DatasetException _, ProjectException _, UnusablePhotographsException _ ->
                say(sentence(failure), ExitCode.BAD_INPUT);
            case TrainingException _, NoSurfaceException _ -> say(sentence(failure), ExitCode.FAILED);
            default -> {
                LOG.debug("a command failed", failure);
                yield say(
                        "This should not have happened: " + failure
                                + ". Run it again with --verbose and report what it says.",
                        ExitCode.FAILED);
            }
        };
    }

    private static String sentence(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private int say(String sentence, int exitCode) {
        console.err().println("zeroset: " + sentence);
        return exitCode;
    }

    private static boolean verbose(ParseResult parsed) {
        for (var level = parsed; level != null; level = level.hasSubcommand() ? level.subcommand() : null) {
            if (level.hasMatchedOption("--verbose")) {
                return true;
            }
        }
        return false;
    }
}
