package zeroset.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How much processor time the threads of this process have used, by what they are for; from Linux's `/proc`. Unlike a
/// rate it says something beside a busy machine too.
record ThreadTimes(Map<String, Double> seconds) {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Java runs on

    /// Up to now.
    static ThreadTimes now() throws IOException {
        var seconds = new TreeMap<String, Double>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (var task : tasks) {
                try {
                    var line = Files.readString(task.resolve("stat"));
                    // the name stands in brackets and may hold blanks; user and system time are the 14th and 15th field
                    var name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
                    var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                    double used = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
                    seconds.merge(purpose(name), used, Double::sum);
                } catch (NoSuchFileException e) {
                    // it ended meanwhile
                }
            }
        }
        return new ThreadTimes(seconds);
    }

    /// Since then.
    ThreadTimes since(ThreadTimes before) {
        var passed = new HashMap<>(seconds);
        before.seconds.forEach((name, used) -> passed.merge(name, -used, Double::sum));
        return new ThreadTimes(passed);
    }

    private static String purpose(String thread) {
        var name = thread.replaceAll("[-#]?[ 0-9]+$", "");
        return switch (name) {
            case "C1 CompilerThre", "C2 CompilerThre" -> "JIT";
            default -> name.startsWith("G1") || name.startsWith("GC") || name.startsWith("VM") ? "JVM" : name;
        };
    }

    /// One line for each that counts, as a share of one processor over a time.
    String shares(double ofSeconds) {
        var text = new StringBuilder();
        seconds.entrySet().stream()
                .filter(entry -> entry.getValue() >= 0.002 * ofSeconds)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> text.append(String.format(
                        Locale.ROOT, "  %-16s %5.1f %%%n", entry.getKey(), 100 * entry.getValue() / ofSeconds)));
        return text.toString();
    }
}
