package zeroset.render.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.geometry.ScalarGrid;

class SoftShadowTest {

    private static final int SIDE = 48;
    private static final float FLOOR = -0.4f;

    /// A ball of radius 0.25 around (0, 0, 0.2) over a floor.
    private static ScalarGrid ballOverFloor() {
        var values = new float[SIDE * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            float x = 2f * (i % SIDE) / (SIDE - 1) - 1;
            float y = 2f * (Math.floorDiv(i, SIDE) % SIDE) / (SIDE - 1) - 1;
            float z = 2f * Math.floorDiv(i, SIDE * SIDE) / (SIDE - 1) - 1;
            float ball = (float) Math.sqrt(x * x + y * y + (z - 0.2) * (z - 0.2)) - 0.25f;
            values[i] = Math.min(ball, z - FLOOR);
        }
        return new ScalarGrid(SIDE, values);
    }

    private static float arrivingAt(float x) {
        return new SoftShadow(ballOverFloor(), new Vector3d(0, 0, 1))
                .arriving(new float[] {x, 0, FLOOR}, new float[] {0, 0, 1}, 0);
    }

    @Test
    void liesUnderTheBallAndFadesOut() {
        assertEquals(0, arrivingAt(0), 1e-3);
        assertEquals(1, arrivingAt(0.75f), 1e-3);
        float before = 0;
        for (float x = 0.2f; x < 0.7f; x += 0.05f) {
            float now = arrivingAt(x);
            assertTrue(now >= before - 0.02, "from " + before + " to " + now + " at " + x);
            before = now;
        }
        float edge = arrivingAt(0.29f); // beside the ball's rim: a half shadow
        assertTrue(edge > 0.02 && edge < 0.98, "at the edge " + edge);
    }
}
