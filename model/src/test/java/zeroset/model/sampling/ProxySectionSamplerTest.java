package zeroset.model.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import zeroset.model.config.SamplingConfig;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;

class ProxySectionSamplerTest {

    private static final int PER_RAY = 24;
    private static final double RADIUS = 0.5;
    private static final double SHARP = 1e4;

    private static final SamplingConfig.Sections.ProxyGrid CONFIG =
            new SamplingConfig.Sections.ProxyGrid(PER_RAY, 64, 128, 0.15, 100);

    private final ProxyGrid grid = sphere();

    private static ProxyGrid sphere() {
        var grid = new ProxyGrid(64);
        grid.setSphere(RADIUS);
        return grid;
    }

    private Sections sample(RayBatch batch, long key, int threads) {
        var sections = new Sections(batch.count, PER_RAY);
        try (var workers = new Workers(threads)) {
            new ProxySectionSampler(CONFIG, grid).sample(batch, SHARP, key, sections, workers);
        }
        return sections;
    }

    @Test
    void midpointsAscendWithinTheUnitSphere() {
        var batch = SphereRays.parallel(200, 0, 0.99);
        var sections = sample(batch, 1, 1);
        SphereRays.assertAscending(sections);
        for (int i = 0; i < sections.midpoints.length; i++) {
            int ray = i / PER_RAY;
            assertTrue(sections.midpoints[i] >= batch.near[ray] && sections.midpoints[i] <= batch.far[ray]);
        }
    }

    /// The grid's sharpness is limited to 2 per cell, 63: on rays within 0.2 of the axis (cosine above 0.9) 99 % of
    /// a logistic bell of that sharpness lie within ±0.1 of the hit. With the 85 % that are guided and the share of
    /// the even rest, about 85 % are expected.
    @Test
    void concentratesAroundTheHit() {
        var batch = SphereRays.parallel(200, 0, 0.2);
        double share = SphereRays.shareNearHit(batch, sample(batch, 2, 1), RADIUS, 0.1);
        assertTrue(share > 0.78 && share < 0.95, "share " + share);
    }

    @Test
    void aShareStaysEvenOverTheRaySoThatAStaleGridHidesNothing() {
        var batch = SphereRays.parallel(500, 0, 0.2);
        var sections = sample(batch, 3, 1);
        int behind = 0;
        for (int i = 0; i < sections.midpoints.length; i++) {
            int ray = i / PER_RAY;
            if (sections.midpoints[i] > SphereRays.hit(batch, ray, RADIUS) + 0.2) {
                behind++;
            }
        }
        // 0.15 times the part of the ray more than 0.2 behind the hit (1.3 of 2), and nothing else gets there
        double share = (double) behind / sections.midpoints.length;
        assertEquals(0.15 * 1.3 / 2, share, 0.03); // boundaries are stratified: a section more or less per ray
    }

    @Test
    void lengthsAreCappedAtTheEvenLength() {
        var batch = SphereRays.parallel(200, 0, 0.99);
        var sections = sample(batch, 4, 1);
        for (int i = 0; i < sections.lengths.length; i++) {
            int ray = i / PER_RAY;
            float even = (batch.far[ray] - batch.near[ray]) / PER_RAY;
            assertTrue(sections.lengths[i] >= 0 && sections.lengths[i] <= even, "length " + sections.lengths[i]);
        }
    }

    /// The sharpness-limited bell reaches 0.1 far; these rays pass at more than 0.3.
    @Test
    void raysThatMissAreCoveredEvenly() {
        var batch = SphereRays.parallel(500, 0.82, 0.95);
        var sections = sample(batch, 5, 1);
        for (int ray = 0; ray < batch.count; ray++) {
            float span = batch.far[ray] - batch.near[ray];
            for (int s = 0; s < PER_RAY; s++) {
                float share = (sections.midpoints[ray * PER_RAY + s] - batch.near[ray]) / span;
                // boundary i lies in the i-th of 25 strata, so a midpoint lies between the outer ends of two strata
                assertTrue(
                        share >= (float) s / (PER_RAY + 1) - 1e-4 && share <= (s + 2f) / (PER_RAY + 1) + 1e-4,
                        "section " + s + " at " + share);
            }
        }
    }

    @Test
    void raysThatMissAverageToTheMiddlesOfTheirStrata() {
        var batch = SphereRays.parallel(2000, 0.9, 0.9);
        var sections = sample(batch, 6, 1);
        for (int s = 0; s < PER_RAY; s++) {
            double sum = 0;
            for (int ray = 0; ray < batch.count; ray++) {
                sum += (sections.midpoints[ray * PER_RAY + s] - batch.near[ray]) / (batch.far[ray] - batch.near[ray]);
            }
            // five standard deviations of the mean of 2000: 5 · 0.2/25/sqrt(2000)
            assertEquals((s + 1.0) / (PER_RAY + 1), sum / batch.count, 1e-3);
        }
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        var batch = SphereRays.parallel(300, 0, 0.95);
        var one = sample(batch, 7, 1);
        var two = sample(batch, 7, 2);
        assertArrayEquals(one.midpoints, two.midpoints);
        assertArrayEquals(one.lengths, two.lengths);
    }

    @Test
    void anotherKeyGivesOtherSections() {
        var batch = SphereRays.parallel(10, 0, 0.5);
        assertFalse(Arrays.equals(sample(batch, 8, 1).midpoints, sample(batch, 9, 1).midpoints));
    }
}
