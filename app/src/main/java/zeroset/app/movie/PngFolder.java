package zeroset.app.movie;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import zeroset.render.scene.Picture;

/// Writes a film as a folder of `0000.png`, `0001.png`, and so on, with alpha where the pictures have some.
public final class PngFolder implements FilmWriter {

    private final Path folder;
    private int frames;

    /// Begins a film.
    ///
    /// @param folder is made; it must not exist yet
    public PngFolder(Path folder) throws IOException {
        this.folder = Files.createDirectory(folder);
    }

    @Override
    public void write(Picture picture) throws IOException {
        PngImage.write(picture, folder.resolve(String.format(Locale.ROOT, "%04d.png", frames++)));
    }

    @Override
    public void finish() {
        if (frames == 0) {
            throw new IllegalStateException("a film needs a picture");
        }
    }

    @Override
    public void close() {
        // every file is closed as it is written
    }
}
