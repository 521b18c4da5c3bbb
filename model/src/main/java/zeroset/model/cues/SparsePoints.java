package zeroset.model.cues;

import org.joml.Vector3d;
import zeroset.model.dataset.PointCloud;
import zeroset.model.geometry.SceneTransform;

/// The points that came with the poses, as cues: right to a pixel or so, a few of them far off, without normals.
public final class SparsePoints {

    /// They went through bundle adjustment, but nobody says how well.
    private static final float CONFIDENCE = 0.7f;

    /// More are no better than some; dense points say the rest.
    private static final int MOST = 100_000;

    private SparsePoints() {}

    /// The points inside the unit sphere.
    ///
    /// @param points in data-set units
    /// @param transform to unit space
    public static OrientedPoints within(PointCloud points, SceneTransform transform) {
        var inside = new OrientedPointsBuilder(new float[0]);
        var thin = points.thinned(MOST);
        var unknownNormal = new float[3];
        var p = new Vector3d();
        for (int i = 0; i < thin.size(); i++) {
            transform.toUnit(p.set(thin.position(i, 0), thin.position(i, 1), thin.position(i, 2)), p);
            if (!(p.lengthSquared() <= 1)) {
                continue;
            }
            var color = new byte[3];
            for (int k = 0; k < 3; k++) {
                color[k] = (byte) (thin.hasColors() ? thin.color(i, k) : 128);
            }
            inside.add(new float[] {(float) p.x, (float) p.y, (float) p.z}, unknownNormal, color, CONFIDENCE, -1);
        }
        return inside.build();
    }
}
