package zeroset.model.dataset;

import java.nio.file.Path;
import java.util.Optional;

/// One pose format. Adding a format means adding an implementation to {@link DatasetReaders}.
public interface DatasetReader {

    /// Name of the format, for people: `"IDR / NeuS cameras.npz"`.
    String formatName();

    /// The files that were looked for, for the message of an unknown format: `"cameras_sphere.npz or
    /// cameras.npz"`.
    String looksFor();

    /// Whether the location (a folder, or one of the format's own files) is of this format, and why. Cheap;
    /// never throws for content, only looks at names and, where names are shared between formats, at the first
    /// bytes.
    Optional<Recognition> recognise(Path location);

    /// Reads poses and finds the images; decodes none of them.
    ///
    /// @param location a location that {@link #recognise} recognises
    /// @throws DatasetException when something is wrong with the files
    SceneDataset read(Path location) throws DatasetException;
}
