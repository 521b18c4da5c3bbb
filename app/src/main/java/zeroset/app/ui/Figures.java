package zeroset.app.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Numbers as people read them, with their units.
public final class Figures {

    private static final List<String> LARGE = List.of("", " k", " M", " G");

    private Figures() {}

    /// `45 s`, `3 min 20 s`, `2 h 5 min`, `9 days`.
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "–";
        }
        long rounded = Math.max(0, Math.round(seconds));
        if (rounded < 60) {
            return rounded + " s";
        }
        if (rounded < 3600) {
            long rest = rounded % 60;
            return rounded / 60 + " min" + (rest == 0 || rounded >= 1200 ? "" : " " + rest + " s");
        }
        if (rounded < 2 * 86_400) {
            long rest = rounded % 3600 / 60;
            return rounded / 3600 + " h" + (rest == 0 ? "" : " " + rest + " min");
        }
        return rounded / 86_400 + " days";
    }

    /// The same for a duration.
    public static String duration(Duration duration) {
        return duration(duration.toMillis() / 1000.0);
    }

    /// `about 3 min`: a time that nobody knows exactly, rounded as people would.
    public static String roughDuration(double seconds) {
        if (seconds < 90) {
            return Math.max(10, 10 * Math.round(seconds / 10)) + " s";
        }
        if (seconds < 5400) {
            return Math.round(seconds / 60) + " min";
        }
        if (seconds < 2 * 86_400) {
            return Math.round(seconds / 3600) + " h";
        }
        return Math.round(seconds / 86_400) + " days";
    }

    /// `912`, `25.3 k`, `1.2 M`.
    public static String count(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        int power = 0;
        double scaled = value;
        while (Math.abs(scaled) >= 999.5 && power < LARGE.size() - 1) {
            scaled /= 1000;
            power++;
        }
        var pattern = power == 0 || Math.abs(scaled) >= 99.95 ? "%.0f%s" : "%.1f%s";
        return String.format(Locale.ROOT, pattern, scaled, LARGE.get(power));
    }

    /// `1 234`: a whole number with thin spaces between thousands.
    public static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u2009');
    }

    /// `29.1 dB`.
    public static String decibel(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f dB", value) : "–";
    }

    /// `12 MB`.
    public static String bytes(double value) {
        if (value < 1e6) {
            return String.format(Locale.ROOT, "%.0f kB", Math.max(1, value / 1e3));
        }
        return value < 1e9
                ? String.format(Locale.ROOT, "%.0f MB", value / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", value / 1e9);
    }

    /// Three significant digits.
    public static String significant(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            return "0";
        }
        if (magnitude >= 1e5 || magnitude < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = (int) Math.max(0, 2 - Math.floor(Math.log10(magnitude)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// A path with the user's home as `~`.
    public static String path(Path path) {
        var home = Path.of(System.getProperty("user.home"));
        return path.startsWith(home) && !path.equals(home) ? "~/" + home.relativize(path) : path.toString();
    }
}
