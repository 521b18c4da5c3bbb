import org.jspecify.annotations.NullMarked;

/// Viewport and off-screen renderer. Of the model it sees cameras, geometry and snapshots; it knows neither JavaFX nor
/// DJL.
@NullMarked
module zeroset.render {
    requires transitive org.joml;
    requires transitive zeroset.model;
    requires static org.jspecify;

    exports zeroset.render.cpu;
    exports zeroset.render.shader;
}
