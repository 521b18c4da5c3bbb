package zeroset.model.project;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Something that was made of a project: a mesh, a picture, a film. One line of `exports.csv`.
///
/// @param writtenAt ISO 8601 in UTC: `2026-03-01T12:00:00Z`
/// @param step of the checkpoint it was made of
/// @param file absolute
public record ExportRecord(String writtenAt, int step, Path file) {

    static final String HEADING = "written_at,step,file";

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,20}Z),(\\d{1,9}),\"((?:[^\"]++|\"\"){1,1000}+)\"");

    /// The line, without its end. The name may hold everything, line ends too, which would read badly.
    String line() {
        var name = file.toString().replaceAll("\\p{Cntrl}", " ").replace("\"", "\"\"");
        return writtenAt + "," + step + ",\"" + name + "\"";
    }

    /// The record in a line, or empty: the heading, a torn end, what somebody wrote there.
    static Optional<ExportRecord> parse(String line) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var file = Path.of(matcher.group(3).replace("\"\"", "\""));
            return Optional.of(new ExportRecord(matcher.group(1), Integer.parseInt(matcher.group(2)), file));
        } catch (InvalidPathException e) {
            return Optional.empty(); // a name of another system
        }
    }
}
