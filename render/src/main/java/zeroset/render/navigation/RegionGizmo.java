package zeroset.render.navigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;
import zeroset.render.scene.GizmoHandle;
import zeroset.render.scene.GizmoHandle.Corner;
import zeroset.render.scene.GizmoHandle.Face;
import zeroset.render.scene.GizmoHandle.MoveAcross;
import zeroset.render.scene.GizmoHandle.MoveAlong;
import zeroset.render.scene.GizmoHandle.MoveFreely;
import zeroset.render.scene.GizmoHandle.Radius;
import zeroset.render.scene.GizmoHandle.Turn;

/// The handles of a region of interest as one view shows them: what they look like, which one lies under a pixel, and
/// what dragging one does. Handles keep their size on the screen.
///
/// Handles that a view cannot move with any precision are left out: arrows that point at the viewer, squares seen from
/// the edge.
public final class RegionGizmo {

    // Sizes in points of the screen.
    private static final double ARROW_START = 16;
    private static final double ARROW_END = 84;
    private static final double ARROW_HEAD = 15;
    private static final double ARROW_HALF_WIDTH = 5.5;
    private static final double SQUARE_START = 28;
    private static final double SQUARE_END = 44;
    private static final double RING_RADIUS = 104;
    private static final double MIDDLE_DOT = 6;
    private static final double FACE_DOT = 5.5;
    private static final double CORNER_DOT = 4.5;

    /// How far beside a handle still counts.
    private static final double TOLERANCE = 5;

    /// Cosine to the line of sight above which an axis is too foreshortened to drag along: 10 degrees.
    private static final double TOO_STEEP = Math.cos(Math.toRadians(10));

    /// Sine of the angle below which a plane is seen too much from the edge.
    private static final double TOO_FLAT = Math.sin(Math.toRadians(10));

    private static final int RING_SEGMENTS = 64;

    private final Region region;
    private final RegionFrame frame;
    private final ScreenView screen;
    private final double pixelRatio;

    /// World units per point of the screen at the region's middle.
    private final double point;

    private final List<GizmoPart> parts = new ArrayList<>();

    /// Lays out the handles.
    ///
    /// @param region what they belong to
    /// @param view what they are seen with; its lens gives the picture's pixels
    /// @param pixelRatio pixels of the picture per point of the screen
    public RegionGizmo(Region region, Camera view, double pixelRatio) {
        this.region = region;
        this.pixelRatio = pixelRatio;
        frame = RegionFrame.of(region);
        screen = new ScreenView(view);
        addShapeHandles();
        parts.sort(Comparator.comparingDouble(
                part -> screen.depth(((GizmoShape.Dot) part.shapes().getFirst()).center())));
        double depth = screen.depth(frame.center());
        point = screen.unitsPerPixel(depth) * pixelRatio;
        if (depth > 0) { // behind the viewer there is no place for handles of a fixed size
            addMiddleHandles();
        }
    }

    /// The handles, those that win where several overlap first.
    public List<GizmoPart> parts() {
        return List.copyOf(parts);
    }

    /// The handle under a pixel.
    ///
    /// @param x pixels from the left; the centre of the first pixel is 0.5
    /// @param y pixels from the top
    public Optional<GizmoHandle> hit(double x, double y) {
        var pixel = new Vector2d(x, y);
        var best = Optional.<GizmoHandle>empty();
        double nearest = Math.nextUp(TOLERANCE * pixelRatio);
        for (var part : parts) {
            double distance = distance(part, pixel);
            if (distance < nearest) { // of several under the pixel the first wins
                nearest = distance;
                best = Optional.of(part.handle());
            }
        }
        return best;
    }

    /// Takes hold of a handle.
    ///
    /// @param handle one of this gizmo's
    /// @param x where the hand is, pixels from the left
    /// @param y where the hand is, pixels from the top
    /// @return what the region becomes as the hand moves on; the view must stay as it is
    public RegionDrag grab(GizmoHandle handle, double x, double y) {
        return new RegionDrags(region, screen.camera(), RING_RADIUS * point).grab(handle, x, y);
    }

    /// Pixels beside a handle, 0 on it.
    private double distance(GizmoPart part, Vector2d pixel) {
        return Math.max(
                0,
                part.shapes().stream()
                        .mapToDouble(shape -> distance(shape, pixel))
                        .min()
                        .orElseThrow());
    }

    private double distance(GizmoShape shape, Vector2d pixel) {
        return switch (shape) {
            case GizmoShape.Line line -> screen.distanceToChain(line.points(), pixel);
            case GizmoShape.Area area -> screen.distanceToPolygon(area.corners(), pixel);
            case GizmoShape.Dot dot -> screen.distanceToPoint(dot.center(), pixel) - dot.radiusPixels();
        };
    }

    /// Dots on the faces and corners of a box, on the poles of a sphere.
    private void addShapeHandles() {
        switch (region) {
            case Sphere _ -> addPoles(true);
            case OrientedBox _ -> {
                addPoles(false);
                for (int octant = 0; octant < 8; octant++) {
                    addDot(new Corner(octant), frame.corner(octant), CORNER_DOT);
                }
            }
        }
    }

    private void addPoles(boolean sphere) {
        for (int axis = 0; axis < 3; axis++) {
            for (boolean positive : new boolean[] {true, false}) {
                addDot(
                        sphere ? new Radius(axis, positive) : new Face(axis, positive),
                        frame.face(axis, positive),
                        FACE_DOT);
            }
        }
    }

    /// A dot that is dragged along the line from the middle through it.
    private void addDot(GizmoHandle handle, Vector3d place, double radius) {
        var outward = place.sub(frame.center(), new Vector3d());
        if (screen.depth(place) > 0 && !tooSteep(outward, place)) {
            parts.add(new GizmoPart(handle, List.of(new GizmoShape.Dot(place, radius * pixelRatio))));
        }
    }

    private void addMiddleHandles() {
        parts.add(
                new GizmoPart(new MoveFreely(), List.of(new GizmoShape.Dot(frame.center(), MIDDLE_DOT * pixelRatio))));
        for (int axis = 0; axis < 3; axis++) {
            addSquare(axis);
        }
        for (int axis = 0; axis < 3; axis++) {
            addArrow(axis);
        }
        if (region instanceof OrientedBox) {
            for (int axis = 0; axis < 3; axis++) {
                parts.add(new GizmoPart(new Turn(axis), List.of(new GizmoShape.Line(ring(axis, RING_RADIUS * point)))));
            }
        }
    }

    private void addArrow(int axis) {
        var along = frame.axis(axis);
        if (tooSteep(along, frame.center())) {
            return;
        }
        var sideways = along.cross(sight(frame.center()), new Vector3d()).normalize(ARROW_HALF_WIDTH * point);
        var neck = place(along, (ARROW_END - ARROW_HEAD) * point);
        parts.add(new GizmoPart(
                new MoveAlong(axis),
                List.of(
                        new GizmoShape.Line(List.of(place(along, ARROW_START * point), neck)),
                        new GizmoShape.Area(List.of(
                                place(along, ARROW_END * point),
                                neck.add(sideways, new Vector3d()),
                                neck.sub(sideways, new Vector3d()))))));
    }

    /// A square in the quarter that is turned towards the viewer.
    private void addSquare(int axis) {
        var sight = sight(frame.center());
        if (Math.abs(frame.axis(axis).dot(sight)) < TOO_FLAT) {
            return;
        }
        var u = towardsViewer((axis + 1) % 3, sight);
        var v = towardsViewer((axis + 2) % 3, sight);
        var corners = new ArrayList<Vector3dc>();
        for (double[] at : new double[][] {
            {SQUARE_START, SQUARE_START},
            {SQUARE_END, SQUARE_START},
            {SQUARE_END, SQUARE_END},
            {SQUARE_START, SQUARE_END}
        }) {
            corners.add(place(u, at[0] * point).add(v.mul(at[1] * point, new Vector3d())));
        }
        parts.add(new GizmoPart(new MoveAcross(axis), List.of(new GizmoShape.Area(corners))));
    }

    private Vector3d towardsViewer(int axis, Vector3dc sight) {
        var along = frame.axis(axis);
        return along.dot(sight) > 0 ? along.negate() : along;
    }

    /// The part of a ring that lies before the ball whose equator it is; all of it when it is seen from above.
    private List<Vector3dc> ring(int axis, double radius) {
        var normal = frame.axis(axis);
        var toViewer = sight(frame.center()).negate();
        double facing = Math.abs(normal.dot(toViewer));
        var front = toViewer.sub(normal.mul(normal.dot(toViewer), new Vector3d()), new Vector3d());
        if (front.length() < 1e-6) {
            front = frame.axis((axis + 1) % 3); // seen exactly from above every start is as good
        }
        front.normalize();
        var side = normal.cross(front, new Vector3d());
        double eyeDistance = frame.center().distance(screen.camera().pose().center());
        double before = Math.acos(Math.min(1, radius / eyeDistance));
        double halfAngle = before + (Math.PI - before) * Math.clamp((facing - 0.85) / 0.1, 0, 1);
        var points = new ArrayList<Vector3dc>();
        for (int i = 0; i <= RING_SEGMENTS; i++) {
            double angle = halfAngle * (2.0 * i / RING_SEGMENTS - 1);
            points.add(place(front, radius * Math.cos(angle)).add(side.mul(radius * Math.sin(angle), new Vector3d())));
        }
        return points;
    }

    private Vector3d place(Vector3dc direction, double distance) {
        return direction.mul(distance, new Vector3d()).add(frame.center());
    }

    private Vector3d sight(Vector3dc place) {
        return place.sub(screen.camera().pose().center(), new Vector3d()).normalize();
    }

    private boolean tooSteep(Vector3dc direction, Vector3dc place) {
        return Math.abs(direction.normalize(new Vector3d()).dot(sight(place))) > TOO_STEEP;
    }
}
