package zeroset.model.dataset.files;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import zeroset.model.dataset.DatasetException;

/// One line of a text file, which knows where it stands: complaints read `cameras.txt: line 4: ...`.
///
/// @param file the file
/// @param number counted from 1
/// @param text without the white space around it
public record TextLine(Path file, int number, String text) {

    private static final int MAX_SHOWN = 60;

    /// Whether nothing stands there.
    public boolean isBlank() {
        return text.isEmpty();
    }

    /// The words, divided by white space.
    public List<String> words() {
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /// The words, of which there must be at least a number.
    ///
    /// @param what what stands in such a line, for the message
    public List<String> words(int atLeast, String what) throws DatasetException {
        var words = words();
        if (words.size() < atLeast) {
            throw problem("expected " + what + ", found " + (text.isEmpty() ? "a blank line" : shown(text))
                    + "; the file may be truncated, restore it from its source");
        }
        return words;
    }

    /// All words as finite numbers.
    ///
    /// @param count how many there must be
    /// @param what what they are, for the message
    public double[] numbers(int count, String what) throws DatasetException {
        var words = words(count, what);
        if (words.size() != count) {
            throw problem("expected " + what + " (" + count + " numbers), found " + words.size());
        }
        return numbers(words, 0, count);
    }

    /// Some words of this line as finite numbers.
    ///
    /// @param from index of the first
    /// @param count how many
    public double[] numbers(List<String> words, int from, int count) throws DatasetException {
        if (words.size() < from + count) {
            throw problem(
                    "expected " + count + " numbers from column " + (from + 1) + " on, found " + (words.size() - from));
        }
        var numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(words.get(from + i));
        }
        return numbers;
    }

    /// A word of this line as a finite number.
    public double number(String word) throws DatasetException {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new DatasetException(place() + "expected a number, found " + shown(word), e);
        }
        throw problem("expected a finite number, found " + shown(word));
    }

    /// A word of this line as a whole number.
    ///
    /// @param what what it is, for the message
    public long integer(String word, String what) throws DatasetException {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new DatasetException(place() + "expected a whole number (" + what + "), found " + shown(word), e);
        }
    }

    /// A word of this line as a number of pixels or things, 1 to 1,000,000.
    ///
    /// @param what what it is, for the message
    public int count(String word, String what) throws DatasetException {
        long value = integer(word, what);
        if (value < 1 || value > 1_000_000) {
            throw problem("expected " + what + " of 1 to 1000000, found " + shown(word));
        }
        return (int) value;
    }

    /// A complaint: `file: line 4: problem`.
    public DatasetException problem(String problem) {
        return new DatasetException(place() + problem);
    }

    /// Turns a refusal by a value's own constructor into a complaint about this line.
    public <T> T check(Supplier<T> build) throws DatasetException {
        try {
            return build.get();
        } catch (IllegalArgumentException e) {
            throw new DatasetException(place() + DatasetException.reason(e), e);
        }
    }

    /// A piece of the file as messages show it.
    public static String shown(String text) {
        return "\"" + (text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...") + "\"";
    }

    private String place() {
        return file + ": line " + number + ": ";
    }
}
