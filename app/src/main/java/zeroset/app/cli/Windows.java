package zeroset.app.cli;

import java.util.Optional;

/// What the command line says when there is no window.
final class Windows {

    private static final String REMEDY = """
            On Debian or Ubuntu without a display, install one with its libraries and start the program in it:
              apt-get install -y --no-install-recommends libgtk-3-0 libxtst6 libgl1 libegl1 libgl1-mesa-dri xvfb xauth
              xvfb-run -s "-screen 0 1600x1000x24" ./zeroset
            The command line needs no display and does the same work:
              zeroset reconstruct FOLDER -o mesh.ply   (zeroset --help lists the rest)""";

    private Windows() {}

    /// Tells the outcome of a window.
    ///
    /// @param refusal why there was none, or nothing
    /// @return the exit code
    static int show(Console console, Optional<String> refusal) {
        if (refusal.isEmpty()) {
            return ExitCode.DONE;
        }
        console.err().println("zeroset: the window cannot be opened: " + refusal.get());
        console.err().println(REMEDY);
        return ExitCode.FAILED;
    }
}
