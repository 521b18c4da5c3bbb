package zeroset.model.dataset.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import zeroset.model.dataset.DatasetException;

/// A NumPy .npz archive, read entry by entry within bounds: however much an entry claims to unpack to, only
/// {@link #MAX_ENTRY_BYTES} are ever read of it.
public final class NpzArchive implements AutoCloseable {

    /// Camera matrices take 256 bytes; anything near this is no camera.
    private static final int MAX_ENTRY_BYTES = 1 << 20;

    private static final int MAX_ENTRIES = 1 << 17;

    private final Path file;
    private final ZipFile zip;

    private NpzArchive(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /// Opens an archive.
    ///
    /// @throws DatasetException when it is missing, truncated or no zip file
    public static NpzArchive open(Path file) throws DatasetException {
        try {
            var zip = new ZipFile(file.toFile());
            if (zip.size() > MAX_ENTRIES) {
                zip.close();
                throw new DatasetException(file + ": expected at most " + MAX_ENTRIES + " arrays, found " + zip.size());
            }
            return new NpzArchive(file, zip);
        } catch (IOException | IllegalArgumentException e) {
            throw new DatasetException(
                    file + ": expected an .npz archive, found none that can be read (" + DatasetException.reason(e)
                            + "); the file may be truncated, restore it from its source",
                    e);
        }
    }

    /// Whether there is an array of that name.
    public boolean has(String name) {
        return zip.getEntry(name + ".npy") != null;
    }

    /// Number of arrays.
    public int size() {
        return zip.size();
    }

    /// A matrix.
    ///
    /// @return `[rows, columns]`, all finite; empty when there is no such array
    /// @throws DatasetException naming file and array when it is damaged, of another shape, or not finite
    public Optional<double[][]> matrix(String name, int rows, int columns) throws DatasetException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            return Optional.empty();
        }
        try (var stream = zip.getInputStream(entry)) {
            var bytes = stream.readNBytes(MAX_ENTRY_BYTES + 1);
            if (bytes.length > MAX_ENTRY_BYTES) {
                throw new DatasetException(
                        file + ": " + name + ": expected at most " + MAX_ENTRY_BYTES + " bytes, found more");
            }
            var matrix = NpyArray.parse(bytes).matrix(rows, columns);
            checkFinite(name, matrix);
            return Optional.of(matrix);
        } catch (IOException | RuntimeException e) {
            // ZipFile also reports damage with unchecked exceptions
            throw new DatasetException(
                    file + ": " + name + ": " + DatasetException.reason(e)
                            + "; the file may be damaged, restore it from its source",
                    e);
        }
    }

    private void checkFinite(String name, double[][] matrix) throws DatasetException {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[row].length; column++) {
                if (!Double.isFinite(matrix[row][column])) {
                    throw new DatasetException(file + ": " + name + "[" + row + "][" + column
                            + "]: expected a finite number, found " + matrix[row][column]
                            + "; remove the view or recompute its camera");
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // closing a file that was only read
        }
    }
}
