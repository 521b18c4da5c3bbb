package zeroset.model.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zeroset.model.config.SamplingConfig;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;

class HierarchicalSectionSamplerTest {

    private static final double RADIUS = 0.5;
    private static final SamplingConfig.Sections.Hierarchical CONFIG =
            new SamplingConfig.Sections.Hierarchical(32, 4, 8);

    private static Sections sample(RayBatch batch, int threads) {
        var sections = new Sections(batch.count, CONFIG.perRay());
        var sampler = new HierarchicalSectionSampler(CONFIG, () -> new AnalyticSphere(0, 0, 0, RADIUS));
        try (var workers = new Workers(threads)) {
            sampler.sample(batch, 20, 3, sections, workers);
        }
        return sections;
    }

    @Test
    void midpointsAscend() {
        SphereRays.assertAscending(sample(SphereRays.parallel(100, 0, 0.95), 1));
    }

    /// Half of the 64 sections are up-sampled, at sharpness 64 to 512: all of the last rounds and most of the first
    /// fall within ±0.1 (6 half widths of the first bell); 3 of the even ones are there anyway.
    @Test
    void upSampledSectionsConcentrateAroundTheHit() {
        var batch = SphereRays.parallel(100, 0, 0.3);
        double share = SphereRays.shareNearHit(batch, sample(batch, 1), RADIUS, 0.1);
        assertTrue(share > 0.45, "share " + share);
    }

    @Test
    void sectionsNearTheHitAreMuchShorterThanEvenOnes() {
        var batch = SphereRays.parallel(100, 0, 0.3);
        var sections = sample(batch, 1);
        for (int ray = 0; ray < batch.count; ray++) {
            double hit = SphereRays.hit(batch, ray, RADIUS);
            double nearest = Double.MAX_VALUE;
            float length = Float.NaN;
            for (int i = ray * sections.perRay; i < (ray + 1) * sections.perRay; i++) {
                if (Math.abs(sections.midpoints[i] - hit) < nearest) {
                    nearest = Math.abs(sections.midpoints[i] - hit);
                    length = sections.lengths[i];
                }
            }
            assertTrue(length < 2f / 32 / 3, "length at the hit " + length); // an even one has 2/32
        }
    }

    @Test
    void sectionsCoverTheWholeSpan() {
        var batch = SphereRays.parallel(100, 0, 0.95);
        var sections = sample(batch, 1);
        for (int ray = 0; ray < batch.count; ray++) {
            double sum = 0;
            for (int s = 0; s < sections.perRay; s++) {
                sum += sections.lengths[ray * sections.perRay + s];
            }
            assertEquals(batch.far[ray] - batch.near[ray], sum, 1e-4); // 64 float sums of numbers up to 4
        }
    }

    @Test
    void oneAndTwoWorkersGiveTheSameBits() {
        var batch = SphereRays.parallel(100, 0, 0.95);
        assertArrayEquals(sample(batch, 1).midpoints, sample(batch, 2).midpoints);
    }
}
