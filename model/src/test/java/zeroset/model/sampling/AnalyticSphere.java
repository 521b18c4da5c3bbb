package zeroset.model.sampling;

import zeroset.model.snapshot.SurfaceEvaluator;

/// The signed distance of a sphere, as an evaluator: the oracle for everything that samples a surface.
record AnalyticSphere(double x, double y, double z, double radius) implements SurfaceEvaluator {

    double distance(double px, double py, double pz) {
        return Math.sqrt((px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z)) - radius;
    }

    @Override
    public void distances(float[] points, int count, float[] distances) {
        for (int i = 0; i < count; i++) {
            distances[i] = (float) distance(points[3 * i], points[3 * i + 1], points[3 * i + 2]);
        }
    }

    @Override
    public void gradients(float[] points, int count, float[] distances, float[] gradients) {
        throw new UnsupportedOperationException("samplers need distances only");
    }

    @Override
    public void colors(float[] points, float[] directions, int count, float[] rgb) {
        throw new UnsupportedOperationException("samplers need distances only");
    }
}
