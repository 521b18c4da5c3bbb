package zeroset.render.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.render.scene.CameraGlyph;

/// Finds the camera that is drawn under a pixel. Immutable; build one per list of cameras.
public final class CameraPicker {

    /// What is hardly seen does not catch clicks meant for the surface behind it.
    private static final double FAINTEST = 0.25;

    private final List<CameraGlyph> glyphs;
    private final List<CameraFrustum> frustums;
    private final Vector3dc target;

    /// Prepares the frustums as they are drawn.
    ///
    /// @param glyphs the scene's cameras
    /// @param target middle of the unit sphere, world space: what the frustums' size is judged by,
    ///     and what those in front of it make way for
    public CameraPicker(List<CameraGlyph> glyphs, Vector3dc target) {
        this.glyphs = List.copyOf(glyphs);
        this.target = new Vector3d(target);
        double size = CameraFrustum.sizeFor(
                this.glyphs.stream().map(CameraGlyph::camera).toList(), target);
        frustums = this.glyphs.stream()
                .map(glyph -> CameraFrustum.of(glyph.camera(), size))
                .toList();
    }

    /// The camera whose frustum lies nearest to a pixel; among several under it, the one nearest to the viewer.
    ///
    /// @param view what the picture is seen with
    /// @param x pixels from the left; the centre of the first pixel is 0.5
    /// @param y pixels from the top
    /// @param tolerance how far beside a frustum still counts, pixels
    /// @param surfaceDepth depth of the surface at this pixel along the view's axis, world units, infinite where
    ///     there is none: frustums behind it are hidden
    public Optional<CameraGlyph> pick(Camera view, double x, double y, double tolerance, double surfaceDepth) {
        var screen = new ScreenView(view);
        var pixel = new Vector2d(x, y);
        var best = Optional.<CameraGlyph>empty();
        double bestDistance = tolerance;
        double bestDepth = Double.POSITIVE_INFINITY;
        for (int i = 0; i < frustums.size(); i++) {
            var frustum = frustums.get(i);
            double depth = frustum.nearestDepth(screen);
            if (frustum.opacityFrom(view.pose().center(), target) < FAINTEST || depth > surfaceDepth) {
                continue;
            }
            double distance = distance(screen, frustum, pixel);
            if (distance < bestDistance || (distance == bestDistance && depth < bestDepth)) {
                best = Optional.of(glyphs.get(i));
                bestDistance = distance;
                bestDepth = depth;
            }
        }
        return best;
    }

    private static double distance(ScreenView screen, CameraFrustum frustum, Vector2d pixel) {
        var outline = new ArrayList<>(frustum.corners());
        outline.add(frustum.corners().getFirst());
        double nearest =
                Math.min(screen.distanceToPolygon(frustum.corners(), pixel), screen.distanceToChain(outline, pixel));
        for (var corner : frustum.corners()) {
            nearest = Math.min(nearest, screen.distanceToSegment(frustum.apex(), corner, pixel));
        }
        return nearest;
    }
}
