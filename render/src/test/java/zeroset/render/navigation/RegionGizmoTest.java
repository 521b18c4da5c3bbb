package zeroset.render.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joml.Matrix3d;
import org.joml.Quaterniond;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import zeroset.model.camera.Camera;
import zeroset.model.camera.Pose;
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

class RegionGizmoTest {
    private static final Vector3dc UP = new Vector3d(0, 0, 1);
    private static final Sphere BALL = new Sphere(1, 2, 3, 0.7);
    private static final OrientedBox BOX = box(new Quaterniond().rotateXYZ(0.3, -0.5, 0.3));
    private static final Camera VIEW =
            NavigationRig.framing(new Sphere(1, 2, 3, 1.5), UP, 45).camera(900, 700);

    static Stream<Region> regions() {
        return Stream.of(BALL, BOX);
    }

    @ParameterizedTest
    @MethodSource("regions")
    void everyHandleIsHitWhereItIsDrawn(Region region) {
        var gizmo = new RegionGizmo(region, VIEW, 1);
        assertEquals(region instanceof Sphere ? 13 : 24, gizmo.parts().size());
        for (var part : gizmo.parts()) {
            var hits = part.shapes().stream()
                    .flatMap(shape -> samples(shape).stream())
                    .map(place -> gizmo.hit(pixel(VIEW, place).x, pixel(VIEW, place).y))
                    .toList();
            assertTrue(hits.stream().allMatch(hit -> hit.isPresent()), () -> part.handle() + " has a hole");
            long own =
                    hits.stream().filter(hit -> hit.get().equals(part.handle())).count();
            assertTrue(own >= 0.5 * hits.size(), () -> part.handle() + " is covered: " + own + " of " + hits.size());
        }
    }

    @Test
    void hitsNothingBesideTheHandles() {
        var gizmo = new RegionGizmo(BALL, VIEW, 1);
        assertTrue(gizmo.hit(3, 3).isEmpty());
        var tip = pixel(VIEW, place(gizmo, new MoveAlong(2)));
        var middle = pixel(VIEW, BALL.center());
        var beyond = new Vector2d(tip).sub(middle).normalize(20).add(tip);
        assertTrue(gizmo.hit(beyond.x, beyond.y).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 1, 30})
    void keepsItsSizeOnTheScreen(double distanceFactor) {
        var away = NavigationRig.framing(new Sphere(1, 2, 3, 1.5 * distanceFactor), UP, 45)
                .camera(900, 700);
        var gizmo = new RegionGizmo(new Sphere(1, 2, 3, 0.001), away, 1.5);
        var middle = pixel(away, new Vector3d(1, 2, 3));
        double up = middle.distance(pixel(away, place(gizmo, new MoveAlong(2))));
        double foreshortened = Math.cos(Math.toRadians(20)); // the first view looks down by 20 degrees
        assertEquals(1.5 * 84 * foreshortened, up, 0.15 * 1.5 * 84); // perspective shortens it further
    }

    @ParameterizedTest
    @MethodSource("regions")
    void aHandleStaysUnderTheHand(Region region) {
        var random = new Random(8);
        var gizmo = new RegionGizmo(region, VIEW, 1);
        for (var part : gizmo.parts()) {
            var place = samples(part.shapes().getFirst()).getFirst();
            var from = pixel(VIEW, place);
            for (int i = 0; i < 20; i++) {
                var to = new Vector2d(random.nextDouble(-25, 25), random.nextDouble(-25, 25)).add(from);
                var after = gizmo.grab(part.handle(), from.x, from.y).to(to.x, to.y, false);
                var moved = pixel(VIEW, carried(part.handle(), place, region, after));
                double off = offHand(part.handle(), region, place, to, moved);
                assertEquals(0, off, 1e-6, () -> part.handle() + " from " + from + " to " + to + " went to " + moved);
            }
        }
    }

    /// Pixels between hand and handle, along what the handle can do.
    private static double offHand(GizmoHandle handle, Region region, Vector3dc place, Vector2d to, Vector2d moved) {
        return switch (handle) {
            case MoveFreely _, MoveAcross _ -> moved.distance(to);
            case MoveAlong move -> acrossLine(RegionFrame.of(region).axis(move.axis()), place, to, moved);
            case Face face -> acrossLine(RegionFrame.of(region).axis(face.axis()), place, to, moved);
            case Corner _, Radius _ ->
                acrossLine(place.sub(RegionFrame.of(region).center(), new Vector3d()), place, to, moved);
            case Turn _ -> 0; // a hand leaves the ring: aRingFollowsTheHandAroundItsMiddle
        };
    }

    /// The place nearest to a ray is the one whose line to the ray is at a right angle to the axis: in the picture the
    /// hand may be beside the axis, never ahead of the handle by more than perspective makes of it.
    private static double acrossLine(Vector3dc axis, Vector3dc place, Vector2d to, Vector2d moved) {
        var line = new DragLine(VIEW, place, axis.normalize(new Vector3d()));
        double hand = line.at(to.x, to.y);
        var nearest = axis.normalize(new Vector3d()).mul(hand).add(place);
        return pixel(VIEW, nearest).distance(moved);
    }

    @Test
    void aHandOnTheAxisHoldsTheHandleExactly() {
        for (int axis = 0; axis < 3; axis++) {
            for (var region : List.of(BALL, BOX)) {
                var gizmo = new RegionGizmo(region, VIEW, 1);
                var direction = RegionFrame.of(region).axis(axis);
                var from = pixel(VIEW, direction.mul(0.2, new Vector3d()).add(1, 2, 3));
                var goal = direction.mul(0.9, new Vector3d()).add(1, 2, 3);
                var to = pixel(VIEW, goal);
                var moved = RegionFrame.of(
                        gizmo.grab(new MoveAlong(axis), from.x, from.y).to(to.x, to.y, false));
                var expected = direction.mul(0.7, new Vector3d()).add(1, 2, 3);
                assertEquals(0, moved.center().distance(expected), 1e-9);
            }
        }
    }

    @Test
    void aFaceMovesAloneOrWithItsOpposite() {
        var gizmo = new RegionGizmo(BOX, VIEW, 1);
        var frame = RegionFrame.of(BOX);
        for (var part : gizmo.parts()) {
            if (!(part.handle() instanceof Face face)) {
                continue;
            }
            var outward = frame.axis(face.axis()).mul(face.positive() ? 1 : -1);
            var from = pixel(VIEW, frame.face(face.axis(), face.positive()));
            var goal = outward.mul(0.25, new Vector3d()).add(frame.face(face.axis(), face.positive()));
            var to = pixel(VIEW, goal);
            var drag = gizmo.grab(face, from.x, from.y);

            var alone = RegionFrame.of(drag.to(to.x, to.y, false));
            assertEquals(0, alone.face(face.axis(), face.positive()).distance(goal), 1e-9);
            var opposite = frame.face(face.axis(), !face.positive());
            assertEquals(0, alone.face(face.axis(), !face.positive()).distance(opposite), 1e-9);

            var both = RegionFrame.of(drag.to(to.x, to.y, true));
            assertEquals(0, both.face(face.axis(), face.positive()).distance(goal), 1e-9);
            assertEquals(0, both.center().distance(frame.center()), 1e-12);
        }
    }

    @Test
    void aCornerScalesEvenlyAndAPoleScalesTheSphere() {
        var frame = RegionFrame.of(BOX);
        var corner = frame.corner(5);
        var from = pixel(VIEW, corner);
        var to = pixel(VIEW, corner.sub(frame.center(), new Vector3d()).mul(1.5).add(frame.center()));
        var box = new RegionGizmo(BOX, VIEW, 1)
                .grab(new Corner(5), from.x, from.y)
                .to(to.x, to.y, false);
        assertEquals(0, RegionFrame.of(box).half().distance(frame.half().mul(1.5, new Vector3d())), 1e-9);

        var pole = new Vector3d(1, 2, 3.7);
        var fromPole = pixel(VIEW, pole);
        var toPole = pixel(VIEW, new Vector3d(1, 2, 3.35));
        var drag = new RegionGizmo(BALL, VIEW, 1).grab(new Radius(2, true), fromPole.x, fromPole.y);
        assertEquals(0.35, ((Sphere) drag.to(toPole.x, toPole.y, false)).radius(), 1e-9);
        var throughTheMiddle = pixel(VIEW, new Vector3d(1, 2, 2));
        assertEquals(0.007, ((Sphere) drag.to(throughTheMiddle.x, throughTheMiddle.y, false)).radius(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRingFollowsTheHandAroundItsMiddle(int axis) {
        var frame = RegionFrame.of(BOX);
        var gizmo = new RegionGizmo(BOX, VIEW, 1);
        var ring = ((GizmoShape.Line) part(gizmo, new Turn(axis)).shapes().getFirst()).points();
        var start = ring.get(ring.size() / 3);
        var from = pixel(VIEW, start);
        for (var goal : ring) {
            var to = pixel(VIEW, goal);
            var turned = gizmo.grab(new Turn(axis), from.x, from.y).to(to.x, to.y, false);
            var carried = carried(new Turn(axis), start, BOX, turned);
            assertTrue(pixel(VIEW, carried).distance(to) < 0.5, "ring point is " + pixel(VIEW, carried) + " not " + to);
            assertEquals(0, RegionFrame.of(turned).axis(axis).distance(frame.axis(axis)), 1e-9);
        }
    }

    @Test
    void turnsInStepsWhenConstrained() {
        var gizmo = new RegionGizmo(BOX, VIEW, 1);
        var ring = ((GizmoShape.Line) part(gizmo, new Turn(1)).shapes().getFirst()).points();
        var from = pixel(VIEW, ring.getFirst());
        var drag = gizmo.grab(new Turn(1), from.x, from.y);
        var angles = ring.stream()
                .map(goal -> drag.to(pixel(VIEW, goal).x, pixel(VIEW, goal).y, true))
                .map(turned ->
                        RegionFrame.of(turned).axis(0).angle(RegionFrame.of(BOX).axis(0)))
                .map(angle -> Math.toDegrees(angle) / 15)
                .collect(Collectors.toSet());
        assertTrue(angles.size() >= 10, "steps over half a turn: " + angles);
        assertTrue(angles.stream().allMatch(step -> Math.abs(step - Math.rint(step)) < 1e-6), angles.toString());
    }

    @Test
    void arrowsTowardsTheViewerAndSquaresFromTheEdgeAreLeftOut() {
        var along = new Camera(VIEW.intrinsics(), new Pose(new Matrix3d(), new Vector3d(1, 2, -1)));
        var handles = new RegionGizmo(BALL, along, 1)
                .parts().stream().map(GizmoPart::handle).collect(Collectors.toSet());
        assertFalse(handles.contains(new MoveAlong(2)));
        assertFalse(handles.contains(new Radius(2, false)));
        assertFalse(handles.contains(new MoveAcross(0)));
        assertTrue(handles.containsAll(List.of(new MoveAlong(0), new MoveAcross(2), new Radius(1, true))));
    }

    @Test
    void wildDragsAtGrazingAnglesGiveFiniteRegionsWithoutJumps() {
        // 11 degrees off the axis: the steepest arrow that is still offered, and the vanishing point is near.
        var view = new Camera(
                VIEW.intrinsics(),
                new Pose(
                        new Matrix3d().rotateY(Math.toRadians(-11)),
                        new Vector3d(1 + 4 * Math.sin(Math.toRadians(11)), 2, -1)));
        for (var region : List.of(BALL, BOX)) {
            var gizmo = new RegionGizmo(region, view, 1);
            for (var part : gizmo.parts()) {
                var from = pixel(view, samples(part.shapes().getFirst()).getFirst());
                var drag = gizmo.grab(part.handle(), from.x, from.y);
                assertEquals(0, difference(drag.to(from.x, from.y, false), region), 1e-9);
                for (double x = -2000; x <= 3000; x += 197) {
                    for (double y = -2000; y <= 3000; y += 197) {
                        var frame = RegionFrame.of(drag.to(x, y, false));
                        assertTrue(
                                frame.center().isFinite() && frame.half().isFinite(),
                                part.handle().toString());
                        assertTrue(frame.center().distance(1, 2, 3) < 500, part.handle() + " " + frame.center());
                    }
                }
            }
        }
    }

    @Test
    void takesNoTurnOnASphere() {
        var gizmo = new RegionGizmo(BALL, VIEW, 1);
        assertThrows(IllegalArgumentException.class, () -> gizmo.grab(new Turn(0), 10, 10));
    }

    private static OrientedBox box(Quaterniond q) {
        return new OrientedBox(1, 2, 3, 0.8, 0.6, 0.5, q.x, q.y, q.z, q.w);
    }

    private static double difference(Region a, Region b) {
        var one = RegionFrame.of(a);
        var other = RegionFrame.of(b);
        return one.center().distance(other.center())
                + one.half().distance(other.half())
                + one.axis(0).distance(other.axis(0))
                + one.axis(1).distance(other.axis(1));
    }

    /// Where a place on a handle goes with the region.
    private static Vector3d carried(GizmoHandle handle, Vector3dc place, Region before, Region after) {
        var old = RegionFrame.of(before);
        var now = RegionFrame.of(after);
        return switch (handle) {
            case Face face -> now.face(face.axis(), face.positive());
            case Corner corner -> now.corner(corner.octant());
            case Radius radius -> now.face(radius.axis(), radius.positive());
            case MoveAlong _, MoveAcross _, MoveFreely _ ->
                place.add(now.center(), new Vector3d()).sub(old.center());
            case Turn _ -> {
                var inBox = old.axes().transformTranspose(place.sub(old.center(), new Vector3d()));
                yield now.axes().transform(inBox).add(now.center());
            }
        };
    }

    private static GizmoPart part(RegionGizmo gizmo, GizmoHandle handle) {
        return gizmo.parts().stream()
                .filter(part -> part.handle().equals(handle))
                .findFirst()
                .orElseThrow();
    }

    /// The outermost place of a handle.
    private static Vector3dc place(RegionGizmo gizmo, GizmoHandle handle) {
        return samples(part(gizmo, handle).shapes().getLast()).getFirst();
    }

    private static List<Vector3dc> samples(GizmoShape shape) {
        return switch (shape) {
            case GizmoShape.Line line -> line.points();
            case GizmoShape.Area area -> area.corners();
            case GizmoShape.Dot dot -> List.of(dot.center());
        };
    }

    private static Vector2d pixel(Camera view, Vector3dc place) {
        var pixel = new Vector2d();
        assertTrue(view.project(place, pixel), "in front of the view: " + place);
        return pixel;
    }
}
