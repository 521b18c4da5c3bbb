package zeroset.model.mesh;

import zeroset.model.snapshot.SurfaceEvaluator;

/// Moves vertices from where linear interpolation put them onto the field's own zero set, and takes normals and
/// colours there.
///
/// A vertex on a lattice edge stays on it and between the ends that bracket the surface: one step of the secant
/// method with the field's value at the interpolated position, then one of Newton's with value and gradient at the
/// new one. A vertex inside a cell takes one Newton step of bounded length along the gradient.
final class VertexRefinement {

    /// A step may take an interior vertex this far, in cells: it must stay clear of the cell's faces.
    private static final double INTERIOR_REACH = 0.1;

    private final SampleLattice lattice;
    private final SparseSamples samples;
    private final EvaluationPool pool;
    private final float level;

    VertexRefinement(SampleLattice lattice, SparseSamples samples, EvaluationPool pool, float level) {
        this.lattice = lattice;
        this.samples = samples;
        this.pool = pool;
        this.level = level;
    }

    /// Moves vertices in place.
    ///
    /// @param positions `[V, 3]` unit space
    /// @param keys `[V]` lattice edges, from [BandContour]
    /// @return `[V, 3]` unit normals
    float[] refine(double[] positions, long[] keys) {
        float[] normals = new float[positions.length];
        pool.forEach(keys.length, EvaluationPool.BATCH, (worker, from, to) -> {
            int count = to - from;
            double[] brackets = new double[2 * count]; // [count, 2]: low and high end of the edge parameter
            evaluateAt(worker, positions, from, to);
            for (int i = 0; i < count; i++) {
                secantStep(positions, keys[from + i], from + i, worker.distances[i] - level, brackets, 2 * i);
            }
            copyPoints(positions, from, to, worker.points);
            worker.evaluator.gradients(worker.points, count, worker.distances, worker.gradients);
            for (int i = 0; i < count; i++) {
                newtonStep(positions, keys[from + i], from + i, worker, i, brackets);
                putNormal(worker.gradients, 3 * i, normals, 3 * (from + i));
            }
        });
        return normals;
    }

    /// Colours seen along the inverse normals, `[V, 3]` sRGB bytes.
    static byte[] colors(EvaluationPool pool, double[] positions, float[] normals) {
        byte[] colors = new byte[positions.length];
        pool.forEach(positions.length / 3, EvaluationPool.BATCH, (worker, from, to) -> {
            SurfaceEvaluator evaluator = worker.evaluator;
            float[] directions = worker.gradients;
            float[] rgb = new float[3 * (to - from)];
            copyPoints(positions, from, to, worker.points);
            for (int i = 0; i < rgb.length; i++) {
                directions[i] = -normals[3 * from + i];
            }
            evaluator.colors(worker.points, directions, to - from, rgb);
            for (int i = 0; i < rgb.length; i++) {
                colors[3 * from + i] = (byte) Math.round(255 * Math.clamp(rgb[i], 0, 1)); // NaN gives 0
            }
        });
        return colors;
    }

    private static void evaluateAt(EvaluationPool.Worker worker, double[] positions, int from, int to) {
        copyPoints(positions, from, to, worker.points);
        worker.evaluator.distances(worker.points, to - from, worker.distances);
    }

    private static void copyPoints(double[] positions, int from, int to, float[] points) {
        for (int i = 3 * from; i < 3 * to; i++) {
            points[i - 3 * from] = (float) positions[i];
        }
    }

    private void secantStep(double[] positions, long key, int vertex, float value, double[] brackets, int b) {
        int axis = BandContour.axis(key);
        if (axis == BandContour.INTERIOR || !Float.isFinite(value)) {
            return;
        }
        int x = SampleLattice.x(key);
        int y = SampleLattice.y(key);
        int z = SampleLattice.z(key);
        double low = 0;
        double lowValue = samples.get(x, y, z);
        double high = 1;
        double highValue = samples.get(x + (axis == 0 ? 1 : 0), y + (axis == 1 ? 1 : 0), z + (axis == 2 ? 1 : 0));
        double t = edgeParameter(positions, key, vertex, axis);
        if (value < 0 == lowValue < 0) {
            low = t;
            lowValue = value;
        } else {
            high = t;
            highValue = value;
        }
        brackets[b] = low;
        brackets[b + 1] = high;
        moveTo(positions, key, vertex, axis, low + (high - low) * lowValue / (lowValue - highValue));
    }

    private void newtonStep(
            double[] positions, long key, int vertex, EvaluationPool.Worker worker, int index, double[] brackets) {
        double value = worker.distances[index] - level;
        int axis = BandContour.axis(key);
        if (axis == BandContour.INTERIOR) {
            interiorStep(positions, vertex, value, worker.gradients, 3 * index);
            return;
        }
        double slope = worker.gradients[3 * index + axis] * lattice.spacing();
        double t = edgeParameter(positions, key, vertex, axis) - value / slope;
        if (t > brackets[2 * index] && t < brackets[2 * index + 1]) { // false for NaN too
            moveTo(positions, key, vertex, axis, t);
        }
    }

    private void interiorStep(double[] positions, int vertex, double value, float[] gradients, int g) {
        double norm2 = square(gradients[g]) + square(gradients[g + 1]) + square(gradients[g + 2]);
        double reach = INTERIOR_REACH * lattice.spacing();
        double factor = -value / norm2;
        double length = Math.abs(factor) * Math.sqrt(norm2);
        if (Double.isFinite(length)) {
            factor *= length > reach ? reach / length : 1;
            for (int k = 0; k < 3; k++) {
                positions[3 * vertex + k] += factor * gradients[g + k];
            }
        }
    }

    private double edgeParameter(double[] positions, long key, int vertex, int axis) {
        return (positions[3 * vertex + axis] - lattice.coordinate(index(key, axis))) / lattice.spacing();
    }

    private void moveTo(double[] positions, long key, int vertex, int axis, double t) {
        double margin = GridMarchingCubes.MARGIN;
        positions[3 * vertex + axis] =
                lattice.coordinate(index(key, axis)) + lattice.spacing() * Math.clamp(t, margin, 1 - margin);
    }

    private static int index(long key, int axis) {
        return switch (axis) {
            case 0 -> SampleLattice.x(key);
            case 1 -> SampleLattice.y(key);
            default -> SampleLattice.z(key);
        };
    }

    private static void putNormal(float[] gradients, int g, float[] normals, int n) {
        double norm = Math.sqrt(square(gradients[g]) + square(gradients[g + 1]) + square(gradients[g + 2]));
        boolean usable = norm > 0 && Double.isFinite(norm);
        for (int k = 0; k < 3; k++) {
            // a field without a slope has no normal; any unit vector keeps readers and the colour network working
            normals[n + k] = usable ? (float) (gradients[g + k] / norm) : k == 2 ? 1 : 0;
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
