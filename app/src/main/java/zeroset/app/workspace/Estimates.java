package zeroset.app.workspace;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.Budget;
import zeroset.model.config.Preset;
import zeroset.model.config.TrainingConfig;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.training.FittedConfig;

/// How long a run takes here: from the speed of earlier runs in this window, else from that of two quiet cores of a
/// server with AVX-512 whose window was looked at meanwhile.
///
/// @param samplesPerSecond measured network samples trained per second by {@link #kind}; may be empty
public record Estimates(Map<String, Double> samplesPerSecond) {

    /// What a window with a moving picture leaves to the trainer, measured with software OpenGL.
    private static final double SHARE_BESIDE_WINDOW = 0.73;

    /// Standard, measured: 47 steps a second with alpha, 23 without masks.
    private static final double STANDARD = SHARE_BESIDE_WINDOW * 580_000;

    private static final double STANDARD_OPEN = SHARE_BESIDE_WINDOW * 430_000;

    /// What a run without masks does before its first step where nothing was measured: about half a minute for forty
    /// photographs of 384x288.
    private static final double MATCHING_SECONDS_PER_PHOTOGRAPH = 0.75;

    /// What the fit to a first shape costs, in steps of training.
    private static final int FITTING_STEPS = 250;

    private static final String OPEN = " without masks";

    /// Copies the map.
    public Estimates {
        samplesPerSecond = Map.copyOf(samplesPerSecond);
    }

    /// Under which name the speed of such a run is remembered.
    ///
    /// @param config of a run, with nothing left open
    public static String kind(TrainingConfig config) {
        return config.preset() + (config.background() instanceof BackgroundConfig.Surroundings ? OPEN : "");
    }

    /// How long a run takes with all that comes before its first step.
    ///
    /// @param photographs that are open; where there are none, as for forty without masks
    public Duration of(RunSettings settings, Optional<OpenDataset> photographs) {
        var config = config(settings, photographs);
        double seconds = switch (config.budget()) {
            case Budget.Time(double whole) -> whole; // what comes before the first step included
            case Budget.Steps(int steps) -> {
                double step = samplesPerStep(config) / speed(config, settings.preset());
                yield matching(config, photographs) + (FITTING_STEPS + steps) * step;
            }
        };
        return Duration.ofMillis(Math.round(1000 * seconds));
    }

    /// Matching grows with the photographs, and with the slowness of the machine.
    private double matching(TrainingConfig config, Optional<OpenDataset> photographs) {
        int count = photographs.map(open -> open.trainingCameras().size()).orElse(40);
        return matches(config) ? MATCHING_SECONDS_PER_PHOTOGRAPH * count / machine() : 0;
    }

    /// Whether it follows from runs on this machine, and is no guess from another one.
    public boolean areMeasured() {
        return samplesPerSecond.keySet().stream().anyMatch(kind -> Double.isFinite(defaultOf(kind)));
    }

    /// The same for people: `≈3 min`, `≈40 s`, `≈2 h`.
    public String text(RunSettings settings, Optional<OpenDataset> photographs) {
        return "≈" + rounded(of(settings, photographs));
    }

    private static TrainingConfig config(RunSettings settings, Optional<OpenDataset> photographs) {
        return FittedConfig.of(
                settings.config(1), photographs.map(OpenDataset::coverageKind).orElse(CoverageKind.NONE));
    }

    private static boolean matches(TrainingConfig config) {
        return config.cues().areUsed() && config.cues().matching();
    }

    private static double samplesPerStep(TrainingConfig config) {
        int outside = config.background() instanceof BackgroundConfig.Surroundings surroundings
                ? surroundings.sectionsPerRay()
                : 0;
        double rays = config.sampling().raysPerStep();
        double cues = config.cues().areUsed() ? config.cues().samplesPerStep() : 0;
        return rays * (config.sampling().sections().perRay() + outside) + cues;
    }

    /// Samples per second of a run: measured, else in proportion to other kinds that were measured.
    private double speed(TrainingConfig config, Preset preset) {
        var measured = samplesPerSecond.get(kind(config));
        if (measured != null) {
            return measured;
        }
        return machine() * defaultOf(preset, config.background() instanceof BackgroundConfig.Surroundings);
    }

    /// How fast this machine is against the one that the constants are of.
    private double machine() {
        return samplesPerSecond.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / defaultOf(entry.getKey()))
                .filter(Double::isFinite)
                .average()
                .orElse(1);
    }

    /// NaN for kinds that this version does not have.
    private static double defaultOf(String kind) {
        boolean open = kind.endsWith(OPEN);
        var id = open ? kind.substring(0, kind.length() - OPEN.length()) : kind;
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.id().equals(id))
                .mapToDouble(preset -> defaultOf(preset, open))
                .findFirst()
                .orElse(Double.NaN);
    }

    /// Others than the standard in proportion to it, by the size of their networks and tables; the paper's network was
    /// measured.
    private static double defaultOf(Preset preset, boolean open) {
        double standard = open ? STANDARD_OPEN : STANDARD;
        return switch (preset) {
            case QUICK, FEW -> 1.2 * standard;
            case STANDARD -> standard;
            case FINE -> 0.85 * standard;
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
