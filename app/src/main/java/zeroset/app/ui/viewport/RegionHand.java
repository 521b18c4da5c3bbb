package zeroset.app.ui.viewport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.RegionState;
import zeroset.model.geometry.Region;
import zeroset.render.navigation.RegionDrag;
import zeroset.render.navigation.RegionGizmo;
import zeroset.render.scene.GizmoHandle;

/// The hand on the region's handles: takes hold, moves, lets go. What is moved in one go is undone in one go.
final class RegionHand {

    private final WorkspaceModel model;
    private final ViewportViewModel viewport;
    private @Nullable RegionDrag drag;
    private @Nullable Region last;
    private long gesture = System.nanoTime(); // differs from every drag before

    RegionHand(WorkspaceModel model, ViewportViewModel viewport) {
        this.model = model;
        this.viewport = viewport;
    }

    private Optional<RegionGizmo> gizmo(double pixelRatio) {
        var guides = viewport.lookProperty().get().guides();
        var state = model.state().region();
        if (!guides.gizmo() || state.isEmpty() || state.get().locked()) {
            return Optional.empty();
        }
        return viewport.camera().map(camera -> new RegionGizmo(state.get().region(), camera, pixelRatio));
    }

    /// The handle under a pixel.
    Optional<GizmoHandle> handleAt(double x, double y, double pixelRatio) {
        return gizmo(pixelRatio).flatMap(shown -> shown.hit(x, y));
    }

    /// Takes hold of the handle under a pixel.
    ///
    /// @return whether there was one
    boolean grab(double x, double y, double pixelRatio) {
        drag = gizmo(pixelRatio)
                .flatMap(shown -> shown.hit(x, y).map(handle -> shown.grab(handle, x, y)))
                .orElse(null);
        last = model.state().region().map(RegionState::region).orElse(null);
        gesture++;
        return drag != null;
    }

    /// Whether something is in the hand.
    boolean isHolding() {
        return drag != null;
    }

    /// The hand moves.
    ///
    /// @param constrained in steps, or both sides at once
    void move(double x, double y, boolean constrained) {
        if (drag != null) {
            var moved = drag.to(x, y, constrained);
            if (!moved.equals(last)) {
                last = moved;
                model.workspace().setRegion(moved, gesture);
            }
        }
    }

    /// The hand lets go.
    void release() {
        drag = null;
    }
}
