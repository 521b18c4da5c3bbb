package zeroset.render.viewport;

import zeroset.render.scene.Picture;

/// A picture in the making, piece by piece, so that frames can be drawn in between.
interface PictureWork extends AutoCloseable {

    /// Draws one more piece.
    ///
    /// @return whether the picture is finished
    boolean step() throws InterruptedException;

    /// The finished picture.
    Picture result();

    /// Frees what it needed.
    @Override
    void close();
}
