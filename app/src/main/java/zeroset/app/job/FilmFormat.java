package zeroset.app.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import zeroset.app.movie.FilmWriter;
import zeroset.app.movie.Mp4Writer;
import zeroset.app.movie.PngFolder;

/// How a film is stored, by the name of its output.
enum FilmFormat {
    /// One file that players show: H.264.
    MP4,
    /// A folder of numbered pictures, for an editing program; keeps transparency.
    PNG_FOLDER;

    /// The format of a name: `.mp4`, or no ending for a folder.
    ///
    /// @throws BadInputException when it ends in something else
    static FilmFormat of(Path output) throws BadInputException {
        var name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".mp4")) {
            return MP4;
        }
        if (name.matches(".*\\.[a-z0-9]{2,4}")) {
            throw new BadInputException(
                    output + ": a film is written as a file that ends in .mp4, or as a folder of PNG"
                            + " files, whose name has no ending.");
        }
        return PNG_FOLDER;
    }

    /// Says why a film cannot be written here, before any work is done.
    void check(Path output, Size size) throws BadInputException {
        switch (this) {
            case MP4 -> {
                if (size.width() % 2 != 0 || size.height() % 2 != 0) {
                    throw new BadInputException(
                            output + ": an MP4 needs even sides, asked for was " + size + ". Ask for "
                                    + new Size(Math.max(2, size.width() / 2 * 2), Math.max(2, size.height() / 2 * 2))
                                    + ", or for a folder of PNG files.");
                }
                OutputFile.checkWritable(output);
            }
            case PNG_FOLDER -> OutputFile.checkFolder(output);
        }
    }

    /// Begins a film.
    FilmWriter open(Path output, Size size, int framesPerSecond) throws IOException {
        return switch (this) {
            case MP4 -> new Mp4Writer(output, size.width(), size.height(), framesPerSecond);
            case PNG_FOLDER -> new PngFolder(output);
        };
    }
}
