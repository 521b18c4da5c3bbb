import org.jspecify.annotations.NullMarked;

/// Viewport and off-screen renderer. Of the model it sees cameras, geometry and snapshots; it knows neither JavaFX nor
/// DJL.
@NullMarked
module zeroset.render {
    requires transitive org.joml;
    requires transitive zeroset.model;
    requires org.lwjgl;
    requires org.lwjgl.egl;
    requires org.lwjgl.glfw;
    requires org.lwjgl.opengl;
    requires org.slf4j;
    requires static org.jspecify;

    exports zeroset.render.bake;
    exports zeroset.render.cpu;
    exports zeroset.render.gl;
    exports zeroset.render.navigation;
    exports zeroset.render.pass;
    exports zeroset.render.scene;
    exports zeroset.render.shader;
    exports zeroset.render.viewport;
}
