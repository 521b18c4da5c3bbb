package zeroset.render.gl;

import java.util.concurrent.atomic.AtomicInteger;

/// An object of OpenGL, to be closed on its context's thread.
public abstract class GlObject implements AutoCloseable {

    private static final AtomicInteger LIVE = new AtomicInteger();

    private final int id;
    private boolean closed;

    /// Counts the object in.
    ///
    /// @param id OpenGL's name for it, not 0
    protected GlObject(int id) {
        if (id == 0) {
            throw new GlException("OpenGL made no " + getClass().getSimpleName());
        }
        this.id = id;
        LIVE.incrementAndGet();
    }

    /// How many objects are open in the whole process.
    public static int live() {
        return LIVE.get();
    }

    /// OpenGL's name for it.
    ///
    /// @throws IllegalStateException when it is closed
    public final int id() {
        if (closed) {
            throw new IllegalStateException(getClass().getSimpleName() + " " + id + " is closed");
        }
        return id;
    }

    /// Deletes it in OpenGL.
    protected abstract void delete(int id);

    /// Deletes it; a second call does nothing.
    @Override
    public final void close() {
        if (!closed) {
            closed = true;
            delete(id);
            LIVE.decrementAndGet();
        }
    }
}
