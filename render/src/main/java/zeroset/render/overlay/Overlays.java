package zeroset.render.overlay;

import java.util.List;
import zeroset.render.pass.RenderPass;
import zeroset.render.shader.ShaderLibrary;

/// The overlays of a viewport.
public final class Overlays {

    private Overlays() {}

    /// Makes the passes in the order in which they are drawn. Confined to the `gl` thread.
    ///
    /// @param library compiles their shaders and closes them
    public static List<RenderPass> create(ShaderLibrary library) {
        var shaders = new ScreenShaders(library);
        return List.of(
                new MeshPass(library),
                new GroundGridPass(library),
                new FrustumPass(shaders, library),
                new PointsPass(shaders, PointsPass.Kind.SPARSE),
                new PointsPass(shaders, PointsPass.Kind.CUES),
                new RegionPass(shaders),
                new GizmoPass(shaders),
                new AxesPass(shaders));
    }
}
