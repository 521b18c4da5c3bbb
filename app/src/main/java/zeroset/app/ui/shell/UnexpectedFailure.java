package zeroset.app.ui.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import zeroset.app.ui.Texts;
import zeroset.app.workspace.Problem;

/// A failure that nobody expected, for people: the window goes on, and the details can be reported.
final class UnexpectedFailure {

    private UnexpectedFailure() {}

    static Problem problem(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return new Problem(
                Texts.of("problem.unexpected", failure.getClass().getSimpleName()),
                Texts.of("problem.unexpected.remedy"),
                trace.toString());
    }
}
