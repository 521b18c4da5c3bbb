package zeroset.model.dataset.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import zeroset.model.dataset.DatasetException;

/// A value inside a JSON file that knows where it stands, so that every complaint can say so:
/// `transforms.json: frames[12].transform_matrix[0][3] ...`.
public final class JsonPlace {

    private static final int MAX_SHOWN = 60;

    private final Path file;
    private final String place;
    private final JsonNode node;

    public JsonPlace(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /// The file this value stands in.
    public Path file() {
        return file;
    }

    /// A value of this object.
    ///
    /// @throws DatasetException when there is none
    public JsonPlace get(String key) throws DatasetException {
        return find(key)
                .orElseThrow(() -> new DatasetException(file + ": " + (place.isEmpty() ? "" : place + ": ")
                        + "expected the key \"" + key + "\", found " + keys()));
    }

    /// A value of this object, if there is one. An explicit null counts as none.
    public Optional<JsonPlace> find(String key) {
        @Nullable JsonNode value = node.get(key);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(new JsonPlace(file, place.isEmpty() ? key : place + "." + key, value));
    }

    /// Whether this object has a key with a value other than null.
    public boolean has(String key) {
        return find(key).isPresent();
    }

    /// The keys of this object.
    public List<String> keys() {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /// The elements of this array.
    public List<JsonPlace> elements() throws DatasetException {
        if (!node.isArray()) {
            throw expected("an array");
        }
        var elements = new ArrayList<JsonPlace>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonPlace(file, place + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    /// This value as a text.
    public String text() throws DatasetException {
        if (!node.isTextual()) {
            throw expected("a text");
        }
        return node.textValue();
    }

    /// This value as a finite number.
    public double number() throws DatasetException {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw expected("a finite number");
        }
        return node.doubleValue();
    }

    /// This value as a finite number greater than zero.
    ///
    /// @param unit for the message: `"px"`
    public double positive(String unit) throws DatasetException {
        double value = number();
        if (!(value > 0)) {
            throw expected("a number > 0 " + unit);
        }
        return value;
    }

    /// This value as a whole number of pixels, 1 to 1,000,000. `800.0` is accepted: Python writes it.
    public int pixels() throws DatasetException {
        double value = number();
        if (value != Math.rint(value) || value < 1 || value > 1e6) {
            throw expected("a whole number of pixels > 0");
        }
        return (int) value;
    }

    /// Whether this value switches something on: true, a number other than 0, anything else that is not false.
    public boolean isOn() {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.doubleValue() != 0;
        }
        if (node.isArray()) {
            return elementsUnchecked().stream().anyMatch(JsonPlace::isOn);
        }
        return true;
    }

    /// This value as a matrix.
    ///
    /// @return `[rows, columns]`
    public double[][] matrix(int rows, int columns) throws DatasetException {
        var lines = elements();
        if (lines.size() != rows) {
            throw expected("a matrix of " + rows + "x" + columns);
        }
        var matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = lines.get(row).vector(columns);
        }
        return matrix;
    }

    /// This value as a vector.
    public double[] vector(int size) throws DatasetException {
        var numbers = elements();
        if (numbers.size() != size) {
            throw expected(size + " numbers");
        }
        var vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = numbers.get(i).number();
        }
        return vector;
    }

    /// Number of elements of an array, else 0.
    public int size() {
        return node.isArray() ? node.size() : 0;
    }

    /// A complaint: `file: place: problem`.
    public DatasetException problem(String problem) {
        return new DatasetException(file + ": " + place + ": " + problem);
    }

    /// A complaint about the value: `file: place: expected ..., found ...`.
    public DatasetException expected(String expected) {
        return problem("expected " + expected + ", found " + describe(node));
    }

    /// Turns a refusal by a value's own constructor into a complaint about this place.
    public <T> T check(Supplier<T> build) throws DatasetException {
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file + ": " + place + ": " + DatasetException.reason(e), e);
        }
    }

    /// A value as messages show it.
    public static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT ->
                "an object with the keys "
                        + node.properties().stream()
                                .map(java.util.Map.Entry::getKey)
                                .toList();
            case ARRAY -> "an array of " + node.size();
            case MISSING -> "nothing";
            case BINARY, BOOLEAN, NULL, NUMBER, POJO, STRING -> shortened(node.toString());
        };
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private List<JsonPlace> elementsUnchecked() {
        var elements = new ArrayList<JsonPlace>();
        node.forEach(child -> elements.add(new JsonPlace(file, place, child)));
        return elements;
    }

    @Override
    public String toString() {
        return place;
    }
}
