package zeroset.app.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;
import zeroset.app.decimation.DecimationTarget;
import zeroset.app.job.MeshSettings.Components;
import zeroset.app.job.MeshSettings.Coordinates;
import zeroset.app.job.MeshSettings.Ground;
import zeroset.app.job.MeshSettings.Unseen;

/// How the values of {@link MeshOptions} are read.
final class MeshConverters {

    private MeshConverters() {}

    /// `50000` or `25%`.
    static DecimationTarget triangles(String text) {
        try {
            var share = share(text);
            return share.isPresent()
                    ? new DecimationTarget.Share(share.getAsDouble())
                    : new DecimationTarget.Count(Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "expected a number of triangles > 0 such as 50000, or a share such as 25%, found \"" + text + "\"");
        }
    }

    /// `all`, `largest` or `2%`.
    static Components components(String text) {
        try {
            var share = share(text);
            if (share.isPresent()) {
                return new Components.Above(share.getAsDouble());
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected a share of 0%..100%, found \"" + text + "\"");
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "all" -> new Components.All();
            case "largest" -> new Components.Largest();
            default ->
                throw new TypeConversionException(
                        "expected all, largest or a share such as 2%, found \"" + text + "\"");
        };
    }

    /// Coordinates by their name.
    static Coordinates coordinates(String text) {
        return named(Coordinates.values(), text);
    }

    /// What becomes of unseen surface, by its name.
    static Unseen unseen(String text) {
        return named(Unseen.values(), text);
    }

    /// What becomes of the ground, by its name.
    static Ground ground(String text) {
        return named(Ground.values(), text);
    }

    private static <E extends Enum<E>> E named(E[] values, String text) {
        for (var value : values) {
            if (value.name().equalsIgnoreCase(text)) {
                return value;
            }
        }
        throw new TypeConversionException("expected "
                + Arrays.stream(values)
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ", found \"" + text + "\"");
    }

    private static OptionalDouble share(String text) {
        return text.endsWith("%")
                ? OptionalDouble.of(Double.parseDouble(text.substring(0, text.length() - 1)) / 100)
                : OptionalDouble.empty();
    }
}
