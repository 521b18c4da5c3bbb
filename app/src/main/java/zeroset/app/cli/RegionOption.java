package zeroset.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// A region of interest as people write it on the command line, or in a file that the option names.
///
/// Numbers: `CX,CY,CZ,R` is a sphere, `CX,CY,CZ,HX,HY,HZ` a box by its centre and half edges, and four more numbers
/// `QX,QY,QZ,QW` turn it. A file is JSON with `center` (three numbers) and `radius`, or `box_min` and `box_max` (three
/// numbers each, along the world's axes); where it has both, the box counts. Other keys are let be.
final class RegionOption {

    private static final String EXPECTED =
            "expected a sphere CX,CY,CZ,R or a box CX,CY,CZ,HX,HY,HZ[,QX,QY,QZ,QW] in data-set units, or a JSON file";
    private static final long LARGEST_FILE = 1 << 20;

    private RegionOption() {}

    /// Reads what was given.
    ///
    /// @throws TypeConversionException saying what was expected
    static Region parse(String text) {
        var file = file(text);
        return file.isPresent() ? ofFile(file.get()) : ofNumbers(text);
    }

    /// The option's value that stands for a region.
    static String format(Region region) {
        return switch (region) {
            case Sphere sphere -> numbers(sphere.centerX(), sphere.centerY(), sphere.centerZ(), sphere.radius());
            case OrientedBox box -> {
                var upright =
                        numbers(box.centerX(), box.centerY(), box.centerZ(), box.halfX(), box.halfY(), box.halfZ());
                boolean turned = Math.abs(box.qw()) < 1;
                yield turned ? upright + "," + numbers(box.qx(), box.qy(), box.qz(), box.qw()) : upright;
            }
        };
    }

    private static String numbers(double... values) {
        var text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : ",").append(String.format(Locale.ROOT, "%.6g", value));
        }
        return text.toString();
    }

    private static Optional<Path> file(String text) {
        try {
            var path = Path.of(text);
            return Files.isRegularFile(path) || text.endsWith(".json") ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // then it can only be numbers
        }
    }

    private static Region ofNumbers(String text) {
        var parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6 && parts.length != 10) {
            throw new TypeConversionException(EXPECTED + ", found \"" + text + "\"");
        }
        var n = new double[parts.length];
        for (int i = 0; i < n.length; i++) {
            try {
                n[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new TypeConversionException(EXPECTED + ", found \"" + parts[i] + "\" in \"" + text + "\"");
            }
        }
        try {
            return switch (n.length) {
                case 4 -> new Sphere(n[0], n[1], n[2], n[3]);
                case 6 -> OrientedBox.aligned(n[0], n[1], n[2], n[3], n[4], n[5]);
                default -> new OrientedBox(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
            };
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + " in \"" + text + "\"");
        }
    }

    private static Region ofFile(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TypeConversionException(file + ": is too large for a region of interest");
            }
            var root = new ObjectMapper().readTree(Files.readString(file));
            if (root.has("box_min") && root.has("box_max")) {
                return between(vector(file, root, "box_min"), vector(file, root, "box_max"));
            }
            var center = vector(file, root, "center");
            if (!root.path("radius").isNumber()) {
                throw new TypeConversionException(file + ": expected a number \"radius\" beside \"center\"");
            }
            return new Sphere(
                    center[0], center[1], center[2], root.path("radius").doubleValue());
        } catch (JsonProcessingException e) {
            throw new TypeConversionException(file + ": expected JSON, " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new TypeConversionException(
                    file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(file + ": " + e.getMessage());
        }
    }

    private static OrientedBox between(double[] low, double[] high) {
        return OrientedBox.aligned(
                (low[0] + high[0]) / 2,
                (low[1] + high[1]) / 2,
                (low[2] + high[2]) / 2,
                (high[0] - low[0]) / 2,
                (high[1] - low[1]) / 2,
                (high[2] - low[2]) / 2);
    }

    private static double[] vector(Path file, JsonNode root, String key) {
        var node = root.path(key);
        var values = new double[3];
        for (int i = 0; i < 3; i++) {
            if (node.size() != 3 || !node.path(i).isNumber()) {
                throw new TypeConversionException(
                        file + ": expected \"center\" and \"radius\", or \"box_min\" and \"box_max\"; \"" + key
                                + "\" is not three numbers");
            }
            values[i] = node.path(i).doubleValue();
        }
        return values;
    }
}
