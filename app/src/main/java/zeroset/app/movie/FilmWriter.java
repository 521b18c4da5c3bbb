package zeroset.app.movie;

import java.io.IOException;
import zeroset.render.scene.Picture;

/// Takes the pictures of a film one after the other and keeps none of them. Confined to one thread.
///
/// What is written is complete only after {@link #finish}; a writer that is closed without it leaves an unusable file.
public interface FilmWriter extends AutoCloseable {

    /// Appends a picture; all of a film have one size.
    void write(Picture picture) throws IOException;

    /// Completes the film.
    void finish() throws IOException;

    /// Gives up what is held.
    @Override
    void close() throws IOException;
}
