package zeroset.model.evaluation;

/// Whether a segment crosses a triangle (Möller and Trumbore 1997, both sides).
final class SegmentTriangle {

    private SegmentTriangle() {}

    /// Whether `a + t·d` with t in 0..1 meets a triangle.
    ///
    /// @param corners three corners from `at` on, x, y, z each
    static boolean cross(double ax, double ay, double az, double dx, double dy, double dz, double[] corners, int at) {
        double e1x = corners[at + 3] - corners[at];
        double e1y = corners[at + 4] - corners[at + 1];
        double e1z = corners[at + 5] - corners[at + 2];
        double e2x = corners[at + 6] - corners[at];
        double e2y = corners[at + 7] - corners[at + 1];
        double e2z = corners[at + 8] - corners[at + 2];
        double px = dy * e2z - dz * e2y;
        double py = dz * e2x - dx * e2z;
        double pz = dx * e2y - dy * e2x;
        double determinant = e1x * px + e1y * py + e1z * pz;
        if (determinant == 0) {
            return false; // parallel to the triangle, or no triangle at all
        }
        double inverse = 1 / determinant;
        double tx = ax - corners[at];
        double ty = ay - corners[at + 1];
        double tz = az - corners[at + 2];
        double u = inverse * (tx * px + ty * py + tz * pz);
        if (u < 0 || u > 1) {
            return false;
        }
        double qx = ty * e1z - tz * e1y;
        double qy = tz * e1x - tx * e1z;
        double qz = tx * e1y - ty * e1x;
        double v = inverse * (dx * qx + dy * qy + dz * qz);
        if (v < 0 || u + v > 1) {
            return false;
        }
        double t = inverse * (e2x * qx + e2y * qy + e2z * qz);
        return t >= 0 && t <= 1;
    }
}
