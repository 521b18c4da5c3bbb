package zeroset.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zeroset.model.dataset.colmap.ColmapReader;
import zeroset.model.dataset.mvs.IdrReader;
import zeroset.model.dataset.mvs.MiddleburyReader;
import zeroset.model.dataset.mvs.MvsNetReader;
import zeroset.model.dataset.mvs.TrajectoryLogReader;
import zeroset.model.dataset.photogrammetry.MetashapeReader;
import zeroset.model.dataset.photogrammetry.RealityCaptureReader;
import zeroset.model.dataset.polycam.PolycamReader;
import zeroset.model.dataset.sfm.BundlerReader;
import zeroset.model.dataset.sfm.NvmReader;
import zeroset.model.dataset.sfm.OpenMvgReader;
import zeroset.model.dataset.sfm.OpenSfmReader;
import zeroset.model.dataset.transforms.NerfSyntheticReader;
import zeroset.model.dataset.transforms.SdfStudioReader;
import zeroset.model.dataset.transforms.TransformsReader;

/// All formats that can be read. Where several lie in one folder the first of the list wins: the one that
/// states a region of interest, then the more specific.
public final class DatasetReaders {

    private static final List<DatasetReader> READERS = List.of(
            new IdrReader(),
            new NerfSyntheticReader(),
            new SdfStudioReader(),
            new TransformsReader(),
            new ColmapReader(),
            new OpenSfmReader(),
            new OpenMvgReader(),
            new BundlerReader(),
            new NvmReader(),
            new MetashapeReader(),
            new RealityCaptureReader(),
            new PolycamReader(),
            new MiddleburyReader(),
            new MvsNetReader(),
            new TrajectoryLogReader());

    private static final int LISTED_FILES = 12;

    /// A folder of more sub-folders than this is no data set's parent.
    private static final int SEARCHED_FOLDERS = 200;

    private DatasetReaders() {}

    /// The readers, in the order they are asked.
    public static List<DatasetReader> all() {
        return READERS;
    }

    /// What lies at a location, in the order of precedence: {@link #read(Path)} reads the first. Where a
    /// folder holds nothing that is known, what its sub-folders hold.
    ///
    /// @param location a folder, or one of a format's own files; need not exist
    public static List<Recognition> recognise(Path location) {
        return find(location).stream().map(Found::recognition).toList();
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
    /// @param location a folder, one of a format's own files, or a folder with one data set among its
    /// sub-folders
    /// @param holdOut how views are held out where the data set names none
    /// @throws DatasetException when the format is unknown or something is wrong with the files
    public static SceneDataset read(Path location, HoldOut holdOut) throws DatasetException {
        if (!Files.exists(location)) {
            throw new DatasetException(location + ": does not exist; expected a data set's folder or file");
        }
        var found = find(location);
        if (found.isEmpty()) {
            throw unknownFormat(location);
        }
        var first = found.getFirst();
        var others = found.stream().skip(1).toList();
        var elsewhere = others.stream()
                .filter(other -> !other.folder.equals(first.folder))
                .map(other -> other.folder)
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new DatasetException(location + ": expected one data set, found several in its sub-folders: "
                    + Stream.concat(Stream.of(first.folder), elsewhere.stream())
                            .map(folder -> String.valueOf(folder.getFileName()))
                            .limit(LISTED_FILES)
                            .collect(Collectors.joining(", "))
                    + "; open the one you mean");
        }
        var dataset = first.reader.read(first.folder);
        if (!first.folder.equals(location)) {
            dataset = dataset.withNote("Found in the sub-folder " + first.folder.getFileName() + ".");
        }
        if (!others.isEmpty()) {
            dataset = dataset.withNote("Read as " + dataset.format() + "; also found here: "
                    + others.stream().map(other -> other.recognition.format()).collect(Collectors.joining(", "))
                    + ". Open one of their files to read that instead.");
        }
        DatasetValidator.check(dataset);
        return holdOut.apply(dataset);
    }

    /// @param reader the one that takes it for its own
    /// @param folder the location that it recognises
    /// @param recognition what it found
    private record Found(DatasetReader reader, Path folder, Recognition recognition) {}

    private static List<Found> find(Path location) {
        var here = findAt(location);
        return here.isEmpty() ? findBelow(location) : here;
    }

    private static List<Found> findAt(Path location) {
        var found = new ArrayList<Found>();
        for (var reader : READERS) {
            reader.recognise(location).ifPresent(recognition -> found.add(new Found(reader, location, recognition)));
        }
        return found;
    }

    private static List<Found> findBelow(Path location) {
        if (!Files.isDirectory(location)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(location)) {
            var folders = files.filter(Files::isDirectory)
                    .limit(SEARCHED_FOLDERS + 1L)
                    .sorted()
                    .toList();
            return folders.size() > SEARCHED_FOLDERS
                    ? List.of()
                    : folders.stream()
                            .flatMap(folder -> findAt(folder).stream())
                            .toList();
        } catch (IOException e) {
            return List.of(); // an unreadable folder holds nothing we recognise; the message says what it looked for
        }
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
