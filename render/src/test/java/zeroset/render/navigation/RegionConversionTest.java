package zeroset.render.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;

class RegionConversionTest {
    private static final Sphere BALL = new Sphere(1, -2, 3, 0.5);

    @Test
    void keepsTheVolumeThereAndBack() {
        var box = RegionConversion.toBox(BALL);
        assertEquals(4 * Math.PI / 3 * 0.125, 8 * box.halfX() * box.halfY() * box.halfZ(), 1e-12);
        var back = RegionConversion.toSphere(box);
        assertEquals(0, back.center().distance(BALL.center()), 0);
        assertEquals(BALL.radius(), back.radius(), 1e-12);
    }

    @Test
    void reachesTheEndsOfALongBox() {
        assertEquals(
                4,
                RegionConversion.toSphere(OrientedBox.aligned(0, 0, 0, 4, 0.1, 0.1))
                        .radius());
    }

    @Test
    void leavesWhatIsAlreadyOfTheKind() {
        var box = OrientedBox.aligned(0, 0, 0, 1, 2, 3);
        assertSame(box, RegionConversion.toBox(box));
        assertSame(BALL, RegionConversion.toSphere(BALL));
    }
}
