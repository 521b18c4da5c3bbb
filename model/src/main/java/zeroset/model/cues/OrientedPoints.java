package zeroset.model.cues;

import java.util.function.IntPredicate;
import org.joml.Vector3d;
import zeroset.model.dataset.PointCloud;
import zeroset.model.geometry.SceneTransform;

/// Points of a surface in unit space, each with its outward normal, a colour, how far to trust it and which
/// camera saw it. Immutable.
public final class OrientedPoints {

    /// No points.
    public static final OrientedPoints NONE =
            new OrientedPoints(new float[0], new float[0], new byte[0], new float[0], new int[0], new float[0]);

    private final float[] positions;
    private final float[] normals;
    private final byte[] colors;
    private final float[] confidences;
    private final int[] seenFrom;
    private final float[] eyes;

    /// Copies the arrays.
    ///
    /// @param positions `[N, 3]` unit space
    /// @param normals `[N, 3]` unit vectors away from the object, or zero where unknown
    /// @param colors `[N, 3]` sRGB bytes
    /// @param confidences `[N]` 0..1
    /// @param seenFrom `[N]` index of a camera that sees the point, or -1 where unknown
    /// @param eyes `[V, 3]` positions of the cameras, unit space
    public OrientedPoints(
            float[] positions, float[] normals, byte[] colors, float[] confidences, int[] seenFrom, float[] eyes) {
        int count = confidences.length;
        if (positions.length != 3 * count
                || normals.length != 3 * count
                || colors.length != 3 * count
                || seenFrom.length != count) {
            throw new IllegalArgumentException("expected positions, normals and colours [N, 3] and cameras [N] for N = "
                    + count + " confidences, was " + positions.length + ", " + normals.length + ", " + colors.length
                    + ", " + seenFrom.length);
        }
        for (int camera : seenFrom) {
            if (camera < -1 || 3 * camera + 2 >= eyes.length) {
                throw new IllegalArgumentException("no camera " + camera + " among " + eyes.length / 3);
            }
        }
        this.positions = positions.clone();
        this.normals = normals.clone();
        this.colors = colors.clone();
        this.confidences = confidences.clone();
        this.seenFrom = seenFrom.clone();
        this.eyes = eyes.clone();
    }

    /// Number of points.
    public int size() {
        return confidences.length;
    }

    /// One coordinate, unit space.
    ///
    /// @param axis 0 x, 1 y, 2 z
    public float position(int point, int axis) {
        return positions[3 * point + axis];
    }

    /// Whether the normal of a point is known.
    public boolean hasNormal(int point) {
        return normals[3 * point] != 0 || normals[3 * point + 1] != 0 || normals[3 * point + 2] != 0;
    }

    /// One component of the outward normal.
    ///
    /// @param axis 0 x, 1 y, 2 z
    public float normal(int point, int axis) {
        return normals[3 * point + axis];
    }

    /// One sRGB channel, 0..255.
    public int color(int point, int channel) {
        return colors[3 * point + channel] & 0xff;
    }

    /// How far to trust a point, 0..1.
    public float confidence(int point) {
        return confidences[point];
    }

    /// Index of a camera that sees the point, or -1 where none is known.
    public int seenFrom(int point) {
        return seenFrom[point];
    }

    /// Number of cameras.
    public int cameras() {
        return eyes.length / 3;
    }

    /// One coordinate of a camera, unit space.
    ///
    /// @param axis 0 x, 1 y, 2 z
    public float eye(int camera, int axis) {
        return eyes[3 * camera + axis];
    }

    /// Every n-th point, so that no more than a number are left; the points themselves when there are no more.
    ///
    /// @param most > 0
    public OrientedPoints thinned(int most) {
        int stride = Math.ceilDiv(size(), most);
        if (stride <= 1) {
            return this;
        }
        int count = Math.ceilDiv(size(), stride);
        var thin = new OrientedPointsBuilder(eyes);
        for (int i = 0; i < count; i++) {
            thin.add(this, i * stride);
        }
        return thin.build();
    }

    /// The points that meet a condition.
    ///
    /// @param condition on a point's index
    public OrientedPoints where(IntPredicate condition) {
        var kept = new OrientedPointsBuilder(eyes);
        for (int i = 0; i < size(); i++) {
            if (condition.test(i)) {
                kept.add(this, i);
            }
        }
        return kept.build();
    }

    /// These points followed by others, whose cameras count on from these.
    public OrientedPoints and(OrientedPoints others) {
        var joined = new OrientedPointsBuilder(eyes);
        for (int i = 0; i < size(); i++) {
            joined.add(this, i);
        }
        joined.addAll(others);
        return joined.build();
    }

    /// The points in data-set units, for display.
    public PointCloud toWorld(SceneTransform transform) {
        var world = new double[positions.length];
        var point = new Vector3d();
        for (int i = 0; i < size(); i++) {
            transform.toWorld(point.set(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2]), point);
            world[3 * i] = point.x;
            world[3 * i + 1] = point.y;
            world[3 * i + 2] = point.z;
        }
        return new PointCloud(world, colors);
    }

    /// A copy of the cameras' positions, `[V, 3]` unit space.
    public float[] eyes() {
        return eyes.clone();
    }
}
