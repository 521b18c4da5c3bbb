package zeroset.model.dataset.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zeroset.model.dataset.DatasetException;

/// Reads text files of bounded size into lines that know their number.
///
/// Text is UTF-8; a byte that is not becomes a replacement character, which at worst fails to match a file name.
public final class TextFile {

    private static final long MAX_BYTES = 512L << 20;

    private TextFile() {}

    /// All lines of a file, blank ones included, without the white space around them.
    ///
    /// @throws DatasetException when it is missing, unreadable, binary or larger than half a gigabyte
    public static List<TextLine> lines(Path file) throws DatasetException {
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new DatasetException(file + ": expected at most " + (MAX_BYTES >> 20) + " MB of text, found "
                        + (size >> 20) + " MB; is this the right file?");
            }
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            if (text.indexOf('\0') >= 0) {
                throw new DatasetException(file + ": expected a text file, found bytes that are no text"
                        + "; the file is damaged or of another format, restore it from its source");
            }
            if (text.startsWith("\uFEFF")) {
                text = text.substring(1); // Windows programs put a byte order mark there
            }
            var lines = new ArrayList<TextLine>();
            text.lines().forEach(line -> lines.add(new TextLine(file, lines.size() + 1, line.strip())));
            return lines;
        } catch (NoSuchFileException e) {
            throw new DatasetException(file + ": does not exist", e);
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    /// The lines that say something: neither blank nor a comment.
    ///
    /// @param comment what a comment starts with
    /// @throws DatasetException as {@link #lines}
    public static List<TextLine> statements(Path file, String comment) throws DatasetException {
        return lines(file).stream()
                .filter(line -> !line.isBlank() && !line.text().startsWith(comment))
                .toList();
    }
}
