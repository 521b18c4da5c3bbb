package zeroset.model.mesh;

/// Which corners of a cell the trilinear interpolant connects through the cell's inside.
///
/// A plane swept along z cuts the cell in squares on which the interpolant is bilinear. The topology of such a
/// square depends only on its four corner signs and, when they alternate, on the sign of `v0·v3 - v1·v2`, a
/// quadratic in z. Both change at few heights; between them the square is constant, and following its regions from
/// height to height gives the exact connectivity. (The interior test of E. Chernyaev, "Marching Cubes 33", CERN CN
/// 95-17, in a form without cases.)
final class CellInterior {

    private static final int[] CYCLE = {0, 1, 3, 2};

    private CellInterior() {}

    /// Labels of the corners; equal labels are connected inside the cell or along its boundary.
    ///
    /// @param f values at the 8 corners; negative is one side, the rest the other
    static int[] regions(float[] f) {
        double[] times = new double[6];
        int[] columns = new int[6];
        int events = collectEvents(f, times, columns);
        sort(times, columns, events);

        var sets = new DisjointSets(4 * (events + 1));
        int signs = signs(f, 0);
        for (int k = 0; k <= events; k++) {
            if (k > 0) {
                int before = signs;
                signs ^= columns[k - 1] >= 0 ? 1 << columns[k - 1] : 0;
                for (int c = 0; c < 4; c++) {
                    if ((before >> c & 1) == (signs >> c & 1)) {
                        sets.union(4 * (k - 1) + c, 4 * k + c);
                    }
                }
            }
            double low = k == 0 ? 0 : times[k - 1];
            double high = k == events ? 1 : times[k];
            connectSquare(sets, 4 * k, signs, f, 0.5 * (low + high));
        }

        int[] labels = sets.labels();
        int[] result = new int[UnitCell.CORNERS];
        for (int c = 0; c < 4; c++) {
            result[c] = labels[c];
            result[c + 4] = labels[4 * events + c];
        }
        return result;
    }

    private static int signs(float[] f, int first) {
        int signs = 0;
        for (int c = 0; c < 4; c++) {
            signs |= f[first + c] < 0 ? 1 << c : 0;
        }
        return signs;
    }

    /// Heights at which a column changes its sign (column 0..3) or the saddle may change its side (column -1).
    private static int collectEvents(float[] f, double[] times, int[] columns) {
        int events = 0;
        for (int c = 0; c < 4; c++) {
            if (f[c] < 0 != f[c + 4] < 0) {
                times[events] = f[c] / ((double) f[c] - f[c + 4]);
                columns[events++] = c;
            }
        }
        double d0 = (double) f[4] - f[0];
        double d1 = (double) f[5] - f[1];
        double d2 = (double) f[6] - f[2];
        double d3 = (double) f[7] - f[3];
        double a = d0 * d3 - d1 * d2;
        double b = f[0] * d3 + f[3] * d0 - f[1] * d2 - f[2] * d1;
        double c = (double) f[0] * f[3] - (double) f[1] * f[2];
        double discriminant = b * b - 4 * a * c;
        if (discriminant > 0) {
            double q = -0.5 * (b + Math.copySign(Math.sqrt(discriminant), b)); // avoids cancellation
            for (double root : new double[] {q / a, c / q}) {
                if (root > 0 && root < 1) {
                    times[events] = root;
                    columns[events++] = -1;
                }
            }
        }
        return events;
    }

    private static void sort(double[] times, int[] columns, int count) {
        for (int i = 1; i < count; i++) {
            for (int j = i; j > 0 && times[j] < times[j - 1]; j--) {
                double time = times[j];
                times[j] = times[j - 1];
                times[j - 1] = time;
                int column = columns[j];
                columns[j] = columns[j - 1];
                columns[j - 1] = column;
            }
        }
    }

    private static void connectSquare(DisjointSets sets, int base, int signs, float[] f, double z) {
        for (int k = 0; k < 4; k++) {
            int c = CYCLE[k];
            int d = CYCLE[(k + 1) & 3];
            if ((signs >> c & 1) == (signs >> d & 1)) {
                sets.union(base + c, base + d);
            }
        }
        if (signs == 0b1001 || signs == 0b0110) {
            double saddle = column(f, 0, z) * column(f, 3, z) - column(f, 1, z) * column(f, 2, z);
            if (saddle > 0) {
                sets.union(base, base + 3);
            } else {
                sets.union(base + 1, base + 2);
            }
        }
    }

    private static double column(float[] f, int c, double z) {
        return f[c] + z * ((double) f[c + 4] - f[c]);
    }
}
