package zeroset.app.workspace;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.config.TrainingConfig;

/// How long a run takes here: from the speed of earlier runs on this machine, else from that of the machine this was
/// measured on.
///
/// @param samplesPerSecond measured network samples trained per second by preset id; may be empty
public record Estimates(Map<String, Double> samplesPerSecond) {

    /// Copies the map.
    public Estimates {
        samplesPerSecond = Map.copyOf(samplesPerSecond);
    }

    /// How long a run of these settings takes.
    public Duration of(RunSettings settings) {
        var config = settings.config(1);
        double seconds = switch (config.budget()) {
            case Budget.Time(double whole) -> whole;
            case Budget.Steps(int steps) -> steps * samplesPerStep(config) / speed(settings.preset());
        };
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    /// The same for people: `≈3 min`, `≈40 s`, `≈2 h`.
    public String text(RunSettings settings) {
        return "≈" + rounded(of(settings));
    }

    private static double samplesPerStep(TrainingConfig config) {
        return (double) config.sampling().raysPerStep()
                * config.sampling().sections().perRay();
    }

    /// Samples per second of a preset: measured, else in proportion to another one that was measured.
    private double speed(Preset preset) {
        var measured = samplesPerSecond.get(preset.id());
        if (measured != null) {
            return measured;
        }
        double machine = samplesPerSecond.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / defaultOf(entry.getKey()))
                .filter(Double::isFinite)
                .average()
                .orElse(1);
        return machine * defaultOf(preset);
    }

    /// NaN for presets that this version does not have.
    private static double defaultOf(String presetId) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.id().equals(presetId))
                .mapToDouble(Estimates::defaultOf)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Samples per second on two cores of a server of 2020, the least one would train on.
    private static double defaultOf(Preset preset) {
        return switch (preset) {
            case QUICK -> 240_000;
            case STANDARD, FEW -> 200_000;
            case FINE -> 170_000;
            case NEUS -> 2_500;
        };
    }

    private static String rounded(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 90) {
            return Math.max(10, 10 * Math.round(seconds / 10.0)) + " s";
        }
        return seconds < 90 * 60 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3600.0) + " h";
    }
}
