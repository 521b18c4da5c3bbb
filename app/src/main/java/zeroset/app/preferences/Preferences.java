package zeroset.app.preferences;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import zeroset.app.workspace.RunSettings;

/// What is remembered. Immutable.
///
/// @param theme the window's colours
/// @param recents newest first, at most {@link #MOST_RECENTS}
/// @param layout numbers of the window by name: sizes, places of dividers
/// @param choices words by name, for everything else a window remembers
/// @param settings what a new run begins with
/// @param samplesPerSecond measured speed of training by preset
public record Preferences(
        Theme theme,
        List<Recent> recents,
        Map<String, Double> layout,
        Map<String, String> choices,
        RunSettings settings,
        Map<String, Double> samplesPerSecond) {

    /// More would not be looked through.
    public static final int MOST_RECENTS = 12;

    /// Copies lists and maps; too many recents lose the oldest.
    public Preferences {
        recents = List.copyOf(recents.subList(0, Math.min(MOST_RECENTS, recents.size())));
        layout = sorted(layout);
        choices = sorted(choices);
        samplesPerSecond = sorted(samplesPerSecond);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map)); // people read the file
    }

    /// Those of someone who starts the program for the first time.
    public static Preferences defaults() {
        return new Preferences(Theme.SYSTEM, List.of(), Map.of(), Map.of(), RunSettings.defaults(), Map.of());
    }

    /// With another theme.
    public Preferences withTheme(Theme newTheme) {
        return new Preferences(newTheme, recents, layout, choices, settings, samplesPerSecond);
    }

    /// With something opened just now, in front.
    public Preferences withRecent(Recent recent) {
        var newRecents = new ArrayList<>(without(recent.location()));
        newRecents.addFirst(recent);
        return new Preferences(theme, newRecents, layout, choices, settings, samplesPerSecond);
    }

    /// Without something that is gone or should be forgotten.
    public Preferences withoutRecent(Path location) {
        return new Preferences(theme, without(location), layout, choices, settings, samplesPerSecond);
    }

    private List<Recent> without(Path location) {
        return recents.stream()
                .filter(recent -> !recent.location().equals(location))
                .toList();
    }

    /// With one number of the window.
    ///
    /// @param value finite
    public Preferences withLayout(String name, double value) {
        var newLayout = new TreeMap<>(layout);
        newLayout.put(name, value);
        return new Preferences(theme, recents, newLayout, choices, settings, samplesPerSecond);
    }

    /// With one word of the window.
    public Preferences withChoice(String name, String value) {
        var newChoices = new TreeMap<>(choices);
        newChoices.put(name, value);
        return new Preferences(theme, recents, layout, newChoices, settings, samplesPerSecond);
    }

    /// With other settings for new runs.
    public Preferences withSettings(RunSettings newSettings) {
        return new Preferences(theme, recents, layout, choices, newSettings, samplesPerSecond);
    }

    /// With the speed of a run that ended.
    ///
    /// @param preset its id
    /// @param speed network samples trained per second, > 0
    public Preferences withSpeed(String preset, double speed) {
        var speeds = new TreeMap<>(samplesPerSecond);
        speeds.put(preset, speed);
        return new Preferences(theme, recents, layout, choices, settings, speeds);
    }
}
