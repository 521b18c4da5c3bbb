package zeroset.model.evaluation;

/// Distance from a point to a triangle.
///
/// After C. Ericson, "Real-Time Collision Detection", 2005, section 5.1.5: the point is placed in one of the seven
/// regions of the triangle (face, edges, corners) by barycentric coordinates.
final class PointTriangle {

    private PointTriangle() {}

    /// Squared distance.
    ///
    /// @param t corners of triangles, nine numbers each
    /// @param o where the triangle starts
    static double distanceSquared(double px, double py, double pz, double[] t, int o) {
        double ax = t[o];
        double ay = t[o + 1];
        double az = t[o + 2];
        double abx = t[o + 3] - ax;
        double aby = t[o + 4] - ay;
        double abz = t[o + 5] - az;
        double acx = t[o + 6] - ax;
        double acy = t[o + 7] - ay;
        double acz = t[o + 8] - az;
        double apx = px - ax;
        double apy = py - ay;
        double apz = pz - az;

        double d1 = abx * apx + aby * apy + abz * apz;
        double d2 = acx * apx + acy * apy + acz * apz;
        if (d1 <= 0 && d2 <= 0) {
            return apx * apx + apy * apy + apz * apz; // corner a
        }
        double bb = abx * abx + aby * aby + abz * abz;
        double cc = acx * acx + acy * acy + acz * acz;
        double bc = abx * acx + aby * acy + abz * acz;
        double d3 = d1 - bb; // ab · bp
        double d4 = d2 - bc; // ac · bp
        double d5 = d1 - bc; // ab · cp
        double d6 = d2 - cc; // ac · cp
        if (d3 >= 0 && d4 <= d3) {
            return offset(apx, apy, apz, abx, aby, abz, 1, acx, acy, acz, 0); // corner b
        }
        double vc = d1 * d4 - d3 * d2;
        if (vc <= 0 && d1 >= 0 && d3 <= 0) {
            return offset(apx, apy, apz, abx, aby, abz, d1 / (d1 - d3), acx, acy, acz, 0); // edge ab
        }
        if (d6 >= 0 && d5 <= d6) {
            return offset(apx, apy, apz, abx, aby, abz, 0, acx, acy, acz, 1); // corner c
        }
        double vb = d5 * d2 - d1 * d6;
        if (vb <= 0 && d2 >= 0 && d6 <= 0) {
            return offset(apx, apy, apz, abx, aby, abz, 0, acx, acy, acz, d2 / (d2 - d6)); // edge ac
        }
        double va = d3 * d6 - d5 * d4;
        if (va <= 0 && d4 >= d3 && d5 >= d6) {
            double w = (d4 - d3) / (d4 - d3 + (d5 - d6));
            return offset(apx, apy, apz, abx, aby, abz, 1 - w, acx, acy, acz, w); // edge bc
        }
        double scale = 1 / (va + vb + vc);
        return offset(apx, apy, apz, abx, aby, abz, vb * scale, acx, acy, acz, vc * scale);
    }

    /// Squared length of `ap - v ab - w ac`.
    private static double offset(
            double apx,
            double apy,
            double apz,
            double abx,
            double aby,
            double abz,
            double v,
            double acx,
            double acy,
            double acz,
            double w) {
        double x = apx - v * abx - w * acx;
        double y = apy - v * aby - w * acy;
        double z = apz - v * abz - w * acz;
        return x * x + y * y + z * z;
    }
}
