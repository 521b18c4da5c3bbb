package zeroset.app.workspace;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import zeroset.app.job.BadInputException;
import zeroset.model.dataset.DatasetException;
import zeroset.model.mesh.NoSurfaceException;
import zeroset.model.project.ProjectException;
import zeroset.model.project.ProjectInUseException;
import zeroset.model.training.TrainingException;

/// What a failure means to people.
///
/// The messages of this program's own exceptions end with the remedy, after the last full stop or semicolon; here the
/// two are told apart. Options of the command line in them are left out.
final class Diagnosis {

    private static final Pattern OPTION = Pattern.compile(" \\((-o|--)[^)]*\\)|; --[a-z]+ [a-z]+ keeps (it|them)");
    private static final String MEMORY =
            "Close other programs or other data sets, use preset quick or smaller photographs, or give the program a"
                    + " larger heap (ZEROSET_JAVA_OPTS=-Xmx8g).";

    private Diagnosis() {}

    /// The problem behind a failure.
    ///
    /// @param doing what failed, as a phrase: `Opening spot`
    static Problem of(String doing, Throwable failure) {
        if (hasCause(failure, OutOfMemoryError.class)) {
            return new Problem(doing + ": memory ran out.", MEMORY, trace(failure));
        }
        return switch (failure) {
            case ProjectInUseException inUse ->
                new Problem(
                                SceneSource.nameOf(inUse.project())
                                        + " is in use by another window or another Zeroset.",
                                "Close the other one, or open it here to look at it only.",
                                String.valueOf(inUse.getMessage()))
                        .with(new Problem.Action.OpenReadOnly(inUse.project()));
            case BadInputException _,
                    DatasetException _,
                    ProjectException _,
                    TrainingException _,
                    NoSurfaceException _ -> told(failure);
            default ->
                new Problem(
                        doing + " failed unexpectedly: " + failure + ".",
                        "The work is kept; try again, and report the details if it fails again.",
                        trace(failure));
        };
    }

    private static Problem told(Throwable failure) {
        var message = forWindow(String.valueOf(failure.getMessage()));
        int stop = message.lastIndexOf(". ");
        int semicolon = message.lastIndexOf("; ");
        var details = failure.getCause() == null ? "" : trace(failure);
        if (stop >= 0) {
            return new Problem(message.substring(0, stop + 1), sentence(message.substring(stop + 2)), details);
        }
        return semicolon < 0
                ? new Problem(sentence(message), "", details)
                : new Problem(
                        sentence(message.substring(0, semicolon)), sentence(message.substring(semicolon + 2)), details);
    }

    /// A sentence of the model without what only helps on the command line.
    static String forWindow(String message) {
        return OPTION.matcher(message).replaceAll("");
    }

    private static String sentence(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        boolean begins = !stripped.startsWith("/") && Character.isLowerCase(stripped.charAt(0));
        var first = stripped.substring(0, 1);
        var capital = (begins ? first.toUpperCase(Locale.ROOT) : first) + stripped.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
