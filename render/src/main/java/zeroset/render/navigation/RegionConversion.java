package zeroset.render.navigation;

import org.joml.Vector3d;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.Sphere;

/// Changes the kind of a region and keeps its size.
public final class RegionConversion {

    /// Half edge of the cube as large as the unit ball: `(4π/3)^(1/3) / 2`.
    private static final double CUBE_OF_BALL = Math.cbrt(4 * Math.PI / 3) / 2;

    private RegionConversion() {}

    /// A sphere of the same volume, or large enough to reach a long box's ends; the sphere itself when it is one.
    public static Sphere toSphere(Region region) {
        return switch (region) {
            case Sphere sphere -> sphere;
            case OrientedBox box -> {
                double even = Math.cbrt(box.halfX() * box.halfY() * box.halfZ()) / CUBE_OF_BALL;
                double longest = Math.max(box.halfX(), Math.max(box.halfY(), box.halfZ()));
                var center = new Vector3d(box.centerX(), box.centerY(), box.centerZ());
                yield Sphere.of(center, Math.max(even, longest));
            }
        };
    }

    /// A cube of the same volume along the world's axes; the box itself when it is one.
    public static OrientedBox toBox(Region region) {
        return switch (region) {
            case OrientedBox box -> box;
            case Sphere sphere -> {
                double half = CUBE_OF_BALL * sphere.radius();
                yield OrientedBox.aligned(sphere.centerX(), sphere.centerY(), sphere.centerZ(), half, half, half);
            }
        };
    }
}
