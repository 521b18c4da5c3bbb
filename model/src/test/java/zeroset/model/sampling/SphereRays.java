package zeroset.model.sampling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import zeroset.model.rays.RayBatch;

/// Parallel rays along +z through the unit sphere, their distance from the axis rising from 0.
final class SphereRays {

    private SphereRays() {}

    /// @param count number of rays
    /// @param from distance of the first ray from the axis
    /// @param to distance of the last
    static RayBatch parallel(int count, double from, double to) {
        var batch = new RayBatch(count);
        for (int ray = 0; ray < count; ray++) {
            double offset = count == 1 ? from : from + (to - from) * ray / (count - 1);
            double angle = 2.4 * ray; // the golden angle spreads them around the axis
            double half = Math.sqrt(1 - offset * offset);
            batch.origins[3 * ray] = (float) (offset * Math.cos(angle));
            batch.origins[3 * ray + 1] = (float) (offset * Math.sin(angle));
            batch.origins[3 * ray + 2] = -3;
            batch.directions[3 * ray + 2] = 1;
            batch.near[ray] = (float) (3 - half);
            batch.far[ray] = (float) (3 + half);
        }
        return batch;
    }

    /// Ray distance at which a sphere around the origin is hit.
    static double hit(RayBatch batch, int ray, double radius) {
        double x = batch.origins[3 * ray];
        double y = batch.origins[3 * ray + 1];
        return 3 - Math.sqrt(radius * radius - x * x - y * y);
    }

    static void assertAscending(Sections sections) {
        for (int ray = 0; ray < sections.rays; ray++) {
            for (int s = 1; s < sections.perRay; s++) {
                int at = ray * sections.perRay + s;
                assertTrue(
                        sections.midpoints[at] >= sections.midpoints[at - 1],
                        "ray " + ray + ": " + sections.midpoints[at - 1] + " before " + sections.midpoints[at]);
            }
        }
    }

    /// Share of all sections whose midpoint is within a distance of the hit.
    static double shareNearHit(RayBatch batch, Sections sections, double radius, double within) {
        int near = 0;
        for (int ray = 0; ray < sections.rays; ray++) {
            for (int s = 0; s < sections.perRay; s++) {
                if (Math.abs(sections.midpoints[ray * sections.perRay + s] - hit(batch, ray, radius)) <= within) {
                    near++;
                }
            }
        }
        return (double) near / (sections.rays * sections.perRay);
    }
}
