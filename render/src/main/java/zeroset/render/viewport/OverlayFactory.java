package zeroset.render.viewport;

import java.util.List;
import zeroset.render.pass.RenderPass;
import zeroset.render.shader.ShaderLibrary;

/// Makes what is drawn over the surface. Called on the `gl` thread with the context current.
@FunctionalInterface
interface OverlayFactory {

    /// The passes in the order in which they are drawn.
    List<RenderPass> create(ShaderLibrary library);
}
