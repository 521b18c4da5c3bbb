package zeroset.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;
import zeroset.app.cli.LookOptions.BackgroundChoice;
import zeroset.app.job.Size;
import zeroset.model.config.Budget;
import zeroset.model.config.CueConfig;
import zeroset.model.config.Preset;
import zeroset.render.scene.Background;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SlicePlane;

/// How option values are read.
final class Converters {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(s|m|min|h)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

    private static final Pattern SLICE = Pattern.compile("([xyzXYZ]),(-?\\d*\\.?\\d+)");
    private static final Pattern COLOR = Pattern.compile("#?([0-9a-fA-F]{6})");

    private Converters() {}

    /// A preset by its name.
    static Preset preset(String text) {
        for (var preset : Preset.values()) {
            if (preset.id().equalsIgnoreCase(text)) {
                return preset;
            }
        }
        throw new TypeConversionException("expected "
                + Arrays.stream(Preset.values()).map(Preset::id).collect(Collectors.joining(", ")) + ", found \"" + text
                + "\"");
    }

    /// When cues are used, by its name.
    static CueConfig.Use cues(String text) {
        for (var use : CueConfig.Use.values()) {
            if (use.name().equalsIgnoreCase(text)) {
                return use;
            }
        }
        throw new TypeConversionException("expected automatic, always or never, found \"" + text + "\"");
    }

    /// A mode by its name.
    static RenderMode mode(String text) {
        for (var mode : RenderMode.values()) {
            if (mode.id().equalsIgnoreCase(text)) {
                return mode;
            }
        }
        throw new TypeConversionException("expected "
                + Arrays.stream(RenderMode.values()).map(RenderMode::id).collect(Collectors.joining(", "))
                + ", found \"" + text + "\"");
    }

    /// `180s`, `3m`, `1.5h`; a plain number is seconds.
    static Budget.Time time(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("expected a time such as 180s, 3m or 1h, found \"" + text + "\"");
        }
        var unit = matcher.group(2);
        double factor = unit == null || unit.equals("s") ? 1 : unit.equals("h") ? 3600 : 60;
        try {
            return new Budget.Time(factor * Double.parseDouble(matcher.group(1)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected a time of more than 0 s, found \"" + text + "\"");
        }
    }

    /// `x,0.2`: an axis and how far along it, unit space.
    static SlicePlane slice(String text) {
        var matcher = SLICE.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("expected an axis and an offset such as z,0.1, found \"" + text + "\"");
        }
        try {
            return new SlicePlane(
                    "xyz".indexOf(matcher.group(1).toLowerCase(Locale.ROOT)), Double.parseDouble(matcher.group(2)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected an offset of -1..1, found \"" + text + "\"");
        }
    }

    /// `transparent`, `surroundings`, or `ffffff` with or without a `#`.
    static BackgroundChoice background(String text) {
        if (text.equalsIgnoreCase("transparent") || text.equalsIgnoreCase("surroundings")) {
            return new BackgroundChoice(new Background.Transparent(), text.equalsIgnoreCase("surroundings"));
        }
        var matcher = COLOR.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "expected transparent, surroundings, or six hexadecimal digits such as ffffff, found \"" + text
                            + "\"");
        }
        return new BackgroundChoice(new Background.Color(Integer.parseInt(matcher.group(1), 16)), false);
    }

    /// A mesh style by its name.
    static MeshStyle meshStyle(String text) {
        for (var style : MeshStyle.values()) {
            if (style.name().equalsIgnoreCase(text)) {
                return style;
            }
        }
        throw new TypeConversionException("expected solid, wire or solid_and_wire, found \"" + text + "\"");
    }

    /// `WxH` in pixels.
    static Size size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("expected a size such as 800x600, found \"" + text + "\"");
        }
        try {
            return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
