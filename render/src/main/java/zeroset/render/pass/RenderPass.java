package zeroset.render.pass;

import java.util.function.BooleanSupplier;

/// Draws one kind of thing into every frame. Lives on the `gl` thread.
public interface RenderPass extends AutoCloseable {

    /// Called once per frame, before its first `draw`: brings OpenGL's memory up to the scene. Parts of the scene that
    /// did not change are the same objects, so comparing references tells what is to be uploaded. May leave any
    /// framebuffer, program or texture bound.
    void prepare(FrameContext frame);

    /// Whether `prepare` left some of its work for later, as it would have held up the frame: large meshes, many
    /// photographs. The frame is then to be followed by another one, though nothing changed; a finished picture
    /// prepares until nothing is left.
    default boolean isUnfinished() {
        return false;
    }

    /// Draws into the bound target; the package says in which state. Draws nothing when the scene's look says so.
    void draw(FrameContext frame);

    /// Draws, and may leave off half way when the frame has become useless.
    ///
    /// @param isUseless asked between pieces of what takes long
    default void draw(FrameContext frame, BooleanSupplier isUseless) {
        draw(frame);
    }

    /// Frees its objects.
    @Override
    void close();
}
