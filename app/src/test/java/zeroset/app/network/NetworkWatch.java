package zeroset.app.network;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process in which nobody can open a socket. Channels and names are watched by what it is started with, see
/// {@link #jvmOptions}.
public final class NetworkWatch {

    private NetworkWatch() {}

    /// What the process is started with.
    static List<String> jvmOptions() {
        return List.of(
                "-Djava.nio.channels.spi.SelectorProvider=" + NoChannels.class.getName(),
                "-D" + NetworkUse.FORBIDDEN + "=true");
    }

    /// Begins.
    @SuppressWarnings("deprecation") // the factories are there for nothing else any more
    public static void begin() throws IOException {
        Socket.setSocketImplFactory(() -> {
            throw NetworkUse.tell("a socket was opened");
        });
        ServerSocket.setSocketFactory(() -> {
            throw NetworkUse.tell("a server socket was opened");
        });
    }

    /// Ends the process with another code when something is open now.
    public static void look() throws IOException {
        var sockets = socketsOfNativeCode();
        if (!sockets.isEmpty()) {
            throw NetworkUse.tell("open at the end: " + sockets);
        }
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
