package zeroset.model.visibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.SplittableRandom;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.cues.OrientedPointsBuilder;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.model.mesh.TriangleMesh;

class ContradictedPartsTest {

    /// Region and world differ, so that a forgotten transform shows.
    private static final SceneTransform TRANSFORM = new SceneTransform(new Sphere(5, 0, 0, 2));

    private static final TriangleMesh BALL = Balls.sphere(5, 0, 0, 1, 1);

    @Test
    void aFloaterBetweenPointsAndTheirCameraGoes() {
        var floater = Balls.sphere(5, 0, 1.5, 0.3, 1);
        var cleaned = ContradictedParts.removed(Balls.joined(BALL, floater), points(3000, 0), TRANSFORM);
        assertEquals(BALL.triangleCount(), cleaned.triangleCount());
        for (int t = 0; t < cleaned.triangleCount(); t++) {
            double x = cleaned.position(cleaned.corner(t, 0), 0) - 5;
            double y = cleaned.position(cleaned.corner(t, 0), 1);
            double z = cleaned.position(cleaned.corner(t, 0), 2);
            assertEquals(1, Math.sqrt(x * x + y * y + z * z), 1e-9, "the ball is left");
        }
    }

    /// It hides the ball from the camera, so all that was seen there lies on it.
    @Test
    void aPartThatPointsLieOnStays() {
        var scene = Balls.joined(BALL, Balls.sphere(5, 0, 1.5, 0.3, 1));
        var cleaned = ContradictedParts.removed(scene, points(3000, 400), TRANSFORM);
        assertEquals(scene.triangleCount(), cleaned.triangleCount());
    }

    @Test
    void aPartThatNothingIsKnownOfStays() {
        var scene = Balls.joined(BALL, Balls.sphere(5, 0, -1.5, 0.3, 1)); // behind the ball
        var cleaned = ContradictedParts.removed(scene, points(3000, 0), TRANSFORM);
        assertEquals(scene.triangleCount(), cleaned.triangleCount());
    }

    @Test
    void aFewWrongSightsRemoveNothing() {
        var scene = Balls.joined(BALL, Balls.sphere(5, 0, 1.5, 0.3, 1));
        var cleaned = ContradictedParts.removed(scene, points(40, 0), TRANSFORM);
        assertEquals(scene.triangleCount(), cleaned.triangleCount());
    }

    @Test
    void withoutPointsOrFloatersTheMeshStays() {
        var scene = Balls.joined(BALL, Balls.sphere(5, 0, 1.5, 0.3, 1));
        assertSame(scene, ContradictedParts.removed(scene, OrientedPoints.NONE, TRANSFORM));
        assertSame(BALL, ContradictedParts.removed(BALL, points(3000, 0), TRANSFORM));
    }

    /// Points on the upper half of the ball, and on the upper half of the floater, seen from high above.
    private static OrientedPoints points(int onBall, int onFloater) {
        var random = new SplittableRandom(5);
        var points = new OrientedPointsBuilder(new float[] {0, 0, 4});
        for (int i = 0; i < onBall + onFloater; i++) {
            var n = new Vector3d(random.nextGaussian(), random.nextGaussian(), Math.abs(random.nextGaussian()))
                    .normalize();
            boolean first = i < onBall;
            var world = new Vector3d(n).mul(first ? 1 : 0.3).add(5, 0, first ? 0 : 1.5);
            var p = TRANSFORM.toUnit(world, new Vector3d());
            points.add(
                    new float[] {(float) p.x, (float) p.y, (float) p.z},
                    new float[] {(float) n.x, (float) n.y, (float) n.z},
                    new byte[3],
                    0.9f,
                    0);
        }
        return points.build();
    }
}
