package zeroset.app.network;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import zeroset.app.cli.ZerosetCommand;

/// Runs commands one after the other in a process in which nobody can open a socket.
///
/// Arguments: commands, each ended by a semicolon; or `--look-up`, to see that the watch is awake.
final class CommandsWithoutNetwork {

    private CommandsWithoutNetwork() {}

    /// Ends with the first exit code that is not 0.
    public static void main(String[] args) throws IOException {
        NetworkWatch.begin();
        if (args[0].equals("--look-up")) {
            System.out.println(List.of(InetAddress.getAllByName("example.org")));
        }
        var command = new ArrayList<String>();
        for (var arg : args) {
            if (!arg.equals(";")) {
                command.add(arg);
                continue;
            }
            int exitCode = ZerosetCommand.commandLine(System.out, System.err).execute(command.toArray(new String[0]));
            if (exitCode != 0) {
                System.exit(exitCode);
            }
            command.clear();
        }
        NetworkWatch.look();
        System.exit(0);
    }
}
