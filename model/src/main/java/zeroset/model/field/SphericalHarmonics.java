package zeroset.model.field;

/// Real spherical harmonics of degrees 0..3 (16 values), normalised, in Cartesian form (Sloan 2008, appendix A2).
public final class SphericalHarmonics {

    /// Number of values.
    public static final int WIDTH = 16;

    private static final float Y0 = (float) (0.5 * Math.sqrt(1 / Math.PI));
    private static final float Y1 = (float) Math.sqrt(3 / (4 * Math.PI));
    private static final float Y2_PRODUCT = (float) (0.5 * Math.sqrt(15 / Math.PI));
    private static final float Y2_AXIS = (float) (0.25 * Math.sqrt(5 / Math.PI));
    private static final float Y2_DIFFERENCE = (float) (0.25 * Math.sqrt(15 / Math.PI));
    private static final float Y3_CUBIC = (float) (0.25 * Math.sqrt(35 / (2 * Math.PI)));
    private static final float Y3_PRODUCT = (float) (0.5 * Math.sqrt(105 / Math.PI));
    private static final float Y3_AXIS = (float) (0.25 * Math.sqrt(21 / (2 * Math.PI)));
    private static final float Y3_POLE = (float) (0.25 * Math.sqrt(7 / Math.PI));
    private static final float Y3_DIFFERENCE = (float) (0.25 * Math.sqrt(105 / Math.PI));

    private SphericalHarmonics() {}

    /// Evaluates all 16 for a unit direction.
    ///
    /// @param dest receives the values
    /// @param at index of the first value
    public static void evaluate(float x, float y, float z, float[] dest, int at) {
        float xx = x * x;
        float yy = y * y;
        float zz = z * z;
        dest[at] = Y0;
        dest[at + 1] = -Y1 * y;
        dest[at + 2] = Y1 * z;
        dest[at + 3] = -Y1 * x;
        dest[at + 4] = Y2_PRODUCT * x * y;
        dest[at + 5] = -Y2_PRODUCT * y * z;
        dest[at + 6] = Y2_AXIS * (3 * zz - 1);
        dest[at + 7] = -Y2_PRODUCT * x * z;
        dest[at + 8] = Y2_DIFFERENCE * (xx - yy);
        dest[at + 9] = Y3_CUBIC * y * (yy - 3 * xx);
        dest[at + 10] = Y3_PRODUCT * x * y * z;
        dest[at + 11] = Y3_AXIS * y * (1 - 5 * zz);
        dest[at + 12] = Y3_POLE * z * (5 * zz - 3);
        dest[at + 13] = Y3_AXIS * x * (1 - 5 * zz);
        dest[at + 14] = Y3_DIFFERENCE * z * (xx - yy);
        dest[at + 15] = Y3_CUBIC * x * (3 * yy - xx);
    }
}
