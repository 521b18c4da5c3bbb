package zeroset.render.navigation;

import java.util.List;
import org.joml.Vector3dc;

/// What a handle is drawn with, and what a pixel is held against. World space.
public sealed interface GizmoShape {

    /// A chain of straight lines.
    ///
    /// @param points two or more
    record Line(List<Vector3dc> points) implements GizmoShape {
        /// Copies the list.
        public Line {
            points = List.copyOf(points);
        }
    }

    /// A filled convex polygon.
    ///
    /// @param corners three or more, in order
    record Area(List<Vector3dc> corners) implements GizmoShape {
        /// Copies the list.
        public Area {
            corners = List.copyOf(corners);
        }
    }

    /// A disc that faces the viewer.
    ///
    /// @param center its middle
    /// @param radiusPixels of the picture
    record Dot(Vector3dc center, double radiusPixels) implements GizmoShape {}
}
