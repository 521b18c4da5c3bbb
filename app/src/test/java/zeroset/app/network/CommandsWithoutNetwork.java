package zeroset.app.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zeroset.app.cli.ZerosetCommand;

/// Runs commands one after the other in a process in which nobody can open a socket.
///
/// Arguments: commands, each ended by a semicolon; or `--look-up`, to see that the watch is awake.
final class CommandsWithoutNetwork {

    private CommandsWithoutNetwork() {}

    /// Ends with the first exit code that is not 0.
    @SuppressWarnings("deprecation") // the factories are there for nothing else any more
    public static void main(String[] args) throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw NetworkUse.tell("a socket was opened");
        });
        ServerSocket.setSocketFactory(() -> {
            throw NetworkUse.tell("a server socket was opened");
        });
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
        var sockets = socketsOfNativeCode();
        if (!sockets.isEmpty()) {
            throw NetworkUse.tell("open at the end: " + sockets);
        }
        System.exit(0);
    }

    /// What this process holds of the internet protocols, by whatever means it was opened; Linux only.
    private static List<String> socketsOfNativeCode() throws IOException {
        var found = new ArrayList<String>();
        for (var table : List.of("tcp", "tcp6", "udp", "udp6")) {
            var file = Path.of("/proc/self/net", table);
            if (!Files.isReadable(file)) {
                continue;
            }
            var lines = Files.readAllLines(file);
            for (var line : lines.subList(1, lines.size())) {
                var inode = line.strip().split("\\s+")[9];
                if (holds("socket:[" + inode + "]")) {
                    found.add(table + " " + line.strip());
                }
            }
        }
        return found;
    }

    private static boolean holds(String target) throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (var descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().equals(target)) {
                    return true;
                }
            }
            return false;
        }
    }
}
