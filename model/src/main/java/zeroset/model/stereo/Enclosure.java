package zeroset.model.stereo;

/// The sides from which a place is hidden behind surface, as opposed to the sides from which it was looked for. Beside
/// an object a place is hidden from one side alone; inside, from wherever anything was found. Reused from place to
/// place; confined to one thread.
final class Enclosure {

    /// Fewer views may be wrong all together.
    private static final int FEWEST = 3;

    /// Share of the views in which surface must have been found before the place.
    private static final float LEAST_SHARE = 0.1f;

    /// How far the mean direction of the hiding views may lie from that of all views, in units of these views' spread.
    private static final float OFFSET = 0.35f;

    private final float[] all = new float[3];
    private final float[] hiding = new float[3];
    private int views;
    private int hidden;

    /// Begins with another place.
    void clear() {
        views = 0;
        hidden = 0;
        for (int axis = 0; axis < 3; axis++) {
            all[axis] = 0;
            hiding[axis] = 0;
        }
    }

    /// Counts a view that has the place in its picture.
    ///
    /// @param center of the camera, unit space
    /// @param isHidden whether it found surface before the place
    void count(float[] center, float x, float y, float z, boolean isHidden) {
        float dx = center[0] - x;
        float dy = center[1] - y;
        float dz = center[2] - z;
        float scale = 1 / (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
        views++;
        all[0] += scale * dx;
        all[1] += scale * dy;
        all[2] += scale * dz;
        if (isHidden) {
            hidden++;
            hiding[0] += scale * dx;
            hiding[1] += scale * dy;
            hiding[2] += scale * dz;
        }
    }

    /// Whether the place is hidden from all sides alike.
    boolean isComplete() {
        if (hidden < Math.max(FEWEST, LEAST_SHARE * views)) {
            return false;
        }
        float mean = 0;
        float offset = 0;
        for (int axis = 0; axis < 3; axis++) {
            float a = all[axis] / views;
            float h = hiding[axis] / hidden;
            mean += a * a;
            offset += (h - a) * (h - a);
        }
        return offset < OFFSET * OFFSET * Math.max(0, 1 - mean);
    }
}
