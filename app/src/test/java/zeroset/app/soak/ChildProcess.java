package zeroset.app.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Zeroset's command line in a process of its own, on this one's class path.
final class ChildProcess {

    private ChildProcess() {}

    /// Starts it.
    ///
    /// @param messages receives standard error
    /// @param options of the JVM
    static Process start(Path folder, Path messages, List<String> options, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add("zeroset.app.Main");
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile())
                .start();
    }
}
