package zeroset.render.exact;

import java.util.Optional;
import zeroset.render.pass.FrameContext;
import zeroset.render.pass.SurfaceBuffer;

/// Refines the quick picture's hits; see {@link ExactPass#refine}.
///
/// Confined to the `gl` thread.
sealed interface ExactSurface extends AutoCloseable permits NetworkSurface, EvaluatorSurface {

    /// Refines a rectangle, at the edges of another picture of the view if there is one.
    void refine(FrameContext frame, Optional<SurfaceBuffer> base, SurfaceBuffer target, Rectangle part);

    @Override
    void close();
}
