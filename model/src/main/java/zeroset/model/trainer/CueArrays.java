package zeroset.model.trainer;

import java.util.Map;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.cues.OrientedPointsBuilder;
import zeroset.model.snapshot.NamedArrays;

/// Points as arrays of a checkpoint, so that a run goes on with the very same ones.
///
/// Colours and camera numbers are whole numbers below 2²⁴, which floats hold exactly.
final class CueArrays {

    private static final String POINTS = "cues.points";
    private static final String EYES = "cues.eyes";

    /// Position, normal, colour, confidence, camera.
    private static final int WIDTH = 9;

    private CueArrays() {}

    /// Adds points to a checkpoint's arrays; nothing when there are none.
    static void save(OrientedPoints points, Map<String, float[]> arrays) {
        if (points.size() == 0) {
            return;
        }
        var values = new float[WIDTH * points.size()];
        for (int i = 0; i < points.size(); i++) {
            int at = WIDTH * i;
            for (int k = 0; k < 3; k++) {
                values[at + k] = points.position(i, k);
                values[at + 3 + k] = points.normal(i, k);
            }
            values[at + 6] = points.color(i, 0) << 16 | points.color(i, 1) << 8 | points.color(i, 2);
            values[at + 7] = points.confidence(i);
            values[at + 8] = points.seenFrom(i);
        }
        arrays.put(POINTS, values);
        if (points.cameras() > 0) {
            arrays.put(EYES, points.eyes());
        }
    }

    /// The points of a checkpoint; none in one of a run without cues.
    ///
    /// @throws IllegalArgumentException when the arrays hold no points
    static OrientedPoints load(NamedArrays arrays) {
        if (!arrays.contains(POINTS)) {
            return OrientedPoints.NONE;
        }
        float[] values = arrays.get(POINTS);
        if (values.length % WIDTH != 0) {
            throw new IllegalArgumentException(
                    POINTS + " must hold " + WIDTH + " numbers a point, was " + values.length + " in all");
        }
        var points = new OrientedPointsBuilder(arrays.contains(EYES) ? arrays.get(EYES) : new float[0]);
        for (int at = 0; at < values.length; at += WIDTH) {
            int rgb = (int) values[at + 6];
            points.add(
                    new float[] {values[at], values[at + 1], values[at + 2]},
                    new float[] {values[at + 3], values[at + 4], values[at + 5]},
                    new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb},
                    values[at + 7],
                    (int) values[at + 8]);
        }
        return points.build();
    }
}
