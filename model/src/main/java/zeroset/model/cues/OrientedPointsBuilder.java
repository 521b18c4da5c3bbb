package zeroset.model.cues;

import java.util.Arrays;

/// Collects points one by one. Confined to one thread.
public final class OrientedPointsBuilder {

    private float[] positions = new float[3 * 64];
    private float[] normals = new float[3 * 64];
    private byte[] colors = new byte[3 * 64];
    private float[] confidences = new float[64];
    private int[] seenFrom = new int[64];
    private float[] eyes;
    private int count;

    /// @param eyes `[V, 3]` positions of the cameras, unit space
    public OrientedPointsBuilder(float[] eyes) {
        this.eyes = eyes.clone();
    }

    /// Adds a point.
    ///
    /// @param position `[3]` unit space
    /// @param normal `[3]` unit vector, or zero where unknown
    /// @param color `[3]` sRGB bytes
    /// @param confidence 0..1
    /// @param camera index of a camera that sees it, or -1
    public void add(float[] position, float[] normal, byte[] color, float confidence, int camera) {
        if (count == confidences.length) {
            grow();
        }
        System.arraycopy(position, 0, positions, 3 * count, 3);
        System.arraycopy(normal, 0, normals, 3 * count, 3);
        System.arraycopy(color, 0, colors, 3 * count, 3);
        confidences[count] = confidence;
        seenFrom[count++] = camera;
    }

    /// Adds a point of another set that has the same cameras.
    void add(OrientedPoints points, int point) {
        add(points, point, 0);
    }

    /// Adds all points of another set and its cameras.
    void addAll(OrientedPoints others) {
        int before = eyes.length / 3;
        var more = others.eyes();
        eyes = Arrays.copyOf(eyes, eyes.length + more.length);
        System.arraycopy(more, 0, eyes, 3 * before, more.length);
        for (int i = 0; i < others.size(); i++) {
            add(others, i, before);
        }
    }

    private void add(OrientedPoints points, int point, int firstCamera) {
        var position = new float[3];
        var normal = new float[3];
        var color = new byte[3];
        for (int k = 0; k < 3; k++) {
            position[k] = points.position(point, k);
            normal[k] = points.normal(point, k);
            color[k] = (byte) points.color(point, k);
        }
        int camera = points.seenFrom(point);
        add(position, normal, color, points.confidence(point), camera < 0 ? -1 : firstCamera + camera);
    }

    private void grow() {
        int more = 2 * confidences.length;
        positions = Arrays.copyOf(positions, 3 * more);
        normals = Arrays.copyOf(normals, 3 * more);
        colors = Arrays.copyOf(colors, 3 * more);
        confidences = Arrays.copyOf(confidences, more);
        seenFrom = Arrays.copyOf(seenFrom, more);
    }

    /// The points collected so far.
    public OrientedPoints build() {
        return new OrientedPoints(
                Arrays.copyOf(positions, 3 * count),
                Arrays.copyOf(normals, 3 * count),
                Arrays.copyOf(colors, 3 * count),
                Arrays.copyOf(confidences, count),
                Arrays.copyOf(seenFrom, count),
                eyes);
    }
}
