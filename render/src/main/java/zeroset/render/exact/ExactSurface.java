package zeroset.render.exact;

import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;

/// Refines the quick picture's hits.
///
/// Confined to the `gl` thread.
sealed interface ExactSurface extends AutoCloseable permits NetworkSurface, EvaluatorSurface {

    /// Refines a rectangle.
    ///
    /// @param frame its surface is the quick picture, of the target's size
    /// @param target receives the rectangle
    void refine(FrameContext frame, SurfaceBuffer target, int x, int y, int width, int height);

    @Override
    void close();
}
