package zeroset.render.navigation;

import java.util.List;
import zeroset.render.scene.GizmoHandle;

/// A handle with its shapes.
///
/// @param handle what it does
/// @param shapes what it looks like from the view it was made for
public record GizmoPart(GizmoHandle handle, List<GizmoShape> shapes) {
    /// Copies the list.
    public GizmoPart {
        shapes = List.copyOf(shapes);
    }
}
