package zeroset.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All formats that can be read. Where several lie in one folder the first of the list wins: the one that states a
/// region of interest, then the more specific.
public final class DatasetReaders {

    private static final List<DatasetReader> READERS =
            List.of(new IdrReader(), new NerfSyntheticReader(), new TransformsReader(), new MiddleburyReader());

    private static final int LISTED_FILES = 12;

    private DatasetReaders() {}

    /// The readers, in the order they are asked.
    public static List<DatasetReader> all() {
        return READERS;
    }

    /// Reads a data set and holds every eighth view out where the data set itself names no held-out views.
    ///
    /// @param location a folder, or one of a format's own files
    /// @throws DatasetException when the format is unknown or something is wrong with the files
    public static SceneDataset read(Path location) throws DatasetException {
        return read(location, HoldOut.EVERY_EIGHTH);
    }

    /// Reads a data set.
    ///
    /// @param holdOut how views are held out where the data set names none
    /// @throws DatasetException when the format is unknown or something is wrong with the files
    public static SceneDataset read(Path location, HoldOut holdOut) throws DatasetException {
        if (!Files.exists(location)) {
            throw new DatasetException(location + ": does not exist; expected a data set's folder or file");
        }
        var matching =
                READERS.stream().filter(reader -> reader.recognises(location)).toList();
        if (matching.isEmpty()) {
            throw unknownFormat(location);
        }
        var dataset = matching.getFirst().read(location);
        if (matching.size() > 1) {
            dataset = dataset.withNote("Read as " + dataset.format() + "; also found here: "
                    + matching.stream().skip(1).map(DatasetReader::formatName).collect(Collectors.joining(", "))
                    + ". Open one of their files to read that instead.");
        }
        DatasetValidator.check(dataset);
        return holdOut.apply(dataset);
    }

    private static DatasetException unknownFormat(Path location) {
        var lookedFor = READERS.stream()
                .map(reader -> reader.looksFor() + " [" + reader.formatName() + "]")
                .collect(Collectors.joining("; "));
        return new DatasetException(location + ": no known data set; looked for " + lookedFor + "; found "
                + contents(location) + ". Open the folder that holds one of these files.");
    }

    private static String contents(Path location) {
        if (!Files.isDirectory(location)) {
            return "the file " + location.getFileName();
        }
        try (Stream<Path> files = Files.list(location)) {
            var names = files.map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .sorted()
                    .toList();
            var shown = names.stream().limit(LISTED_FILES).collect(Collectors.joining(", "));
            return names.isEmpty() ? "an empty folder" : names.size() > LISTED_FILES ? shown + ", ..." : shown;
        } catch (IOException e) {
            return "a folder that cannot be listed (" + DatasetException.reason(e) + ")";
        }
    }
}
