package zeroset.model.cues;

import java.util.List;
import org.joml.Vector2d;
import org.joml.Vector3d;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.PointCloud;
import zeroset.model.geometry.SceneTransform;

/// The points that came with the poses, as cues: right to a pixel or so, a few of them far off, without normals.
public final class SparsePoints {

    /// They went through bundle adjustment, but nobody says how well.
    private static final float CONFIDENCE = 0.7f;

    /// More are no better than some; dense points say the rest.
    private static final int MOST = 100_000;

    private SparsePoints() {}

    /// The points inside the unit sphere that lie in a photograph; no photograph could put the others right.
    ///
    /// @param points in data-set units
    /// @param cameras of the photographs
    /// @param transform to unit space
    public static OrientedPoints within(PointCloud points, List<Camera> cameras, SceneTransform transform) {
        var inside = new OrientedPointsBuilder(new float[0]);
        var thin = points.thinned(MOST);
        var unknownNormal = new float[3];
        var p = new Vector3d();
        var pixel = new Vector2d();
        for (int i = 0; i < thin.size(); i++) {
            p.set(thin.position(i, 0), thin.position(i, 1), thin.position(i, 2));
            if (cameras.stream().noneMatch(camera -> camera.project(p, pixel) && camera.contains(pixel))) {
                continue;
            }
            transform.toUnit(p, p);
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
