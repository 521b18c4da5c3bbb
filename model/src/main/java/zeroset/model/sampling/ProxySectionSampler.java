package zeroset.model.sampling;

import zeroset.model.config.SamplingConfig;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;

/// Importance sampling through the proxy grid: NeuS weights of many short pieces of the ray, at a tempered sharpness,
/// give a distribution from which the section boundaries are drawn by stratified inversion.
///
/// The sharpness is limited to what the grid can resolve, and a share of the probability is spread evenly, so that a
/// stale grid cannot hide a surface for ever. No pass through the network is needed.
public final class ProxySectionSampler implements SectionSampler {

    private static final int GRAIN = 32;

    private final SamplingConfig.Sections.ProxyGrid config;
    private final ProxyGrid grid;

    /// @param config steps, shares
    /// @param grid the live proxy
    public ProxySectionSampler(SamplingConfig.Sections.ProxyGrid config, ProxyGrid grid) {
        this.config = config;
        this.grid = grid;
    }

    @Override
    public void sample(RayBatch batch, double invS, long key, Sections sections, Workers workers) {
        // Two cells: half the width of the logistic bell then spans the error of a trilinear, slightly old grid.
        float sharpness = (float) Math.min(invS, 2 / grid.cellSize());
        workers.forEach(batch.count, GRAIN, (from, to) -> {
            var cumulative = new float[config.marchSteps() + 1];
            var boundaries = new float[sections.perRay + 1];
            for (int ray = from; ray < to; ray++) {
                march(batch, ray, sharpness, cumulative);
                draw(batch, ray, Jitter.mix(key, ray), cumulative, boundaries);
                sections.set(ray, boundaries, (batch.far[ray] - batch.near[ray]) / sections.perRay);
            }
        });
    }

    /// Leaves the cumulative distribution over the march's pieces, rising from 0 to 1.
    private void march(RayBatch batch, int ray, float sharpness, float[] cumulative) {
        int steps = config.marchSteps();
        float near = batch.near[ray];
        float step = (batch.far[ray] - near) / steps;
        float transparency = 1;
        float before = cdf(batch, ray, near, sharpness);
        cumulative[0] = 0;
        for (int i = 0; i < steps; i++) {
            float after = cdf(batch, ray, near + (i + 1) * step, sharpness);
            float alpha = before > after ? (before - after) / (before + 1e-6f) : 0; // 1e-6: both underflow deep inside
            cumulative[i + 1] = cumulative[i] + transparency * alpha;
            transparency *= 1 - alpha;
            before = after;
        }
        float total = cumulative[steps];
        float even = (float) config.uniformShare();
        // A ray that meets nothing in the proxy has no preference to follow.
        float guided = total < 1e-3f ? 0 : (1 - even) / total;
        float spread = total < 1e-3f ? 1 : even;
        for (int i = 1; i <= steps; i++) {
            cumulative[i] = guided * cumulative[i] + spread * i / steps;
        }
    }

    private float cdf(RayBatch batch, int ray, float t, float sharpness) {
        int at = 3 * ray;
        float distance = grid.sample(
                batch.origins[at] + t * batch.directions[at],
                batch.origins[at + 1] + t * batch.directions[at + 1],
                batch.origins[at + 2] + t * batch.directions[at + 2]);
        return (float) (1 / (1 + Math.exp(-sharpness * distance)));
    }

    private void draw(RayBatch batch, int ray, long key, float[] cumulative, float[] boundaries) {
        int steps = config.marchSteps();
        float near = batch.near[ray];
        float step = (batch.far[ray] - near) / steps;
        int count = boundaries.length;
        int piece = 0;
        for (int i = 0; i < count; i++) {
            float quantile = (i + Jitter.uniform(key, i)) / count;
            while (piece < steps - 1 && cumulative[piece + 1] <= quantile) {
                piece++;
            }
            float width = cumulative[piece + 1] - cumulative[piece];
            float inside = width > 0 ? Math.clamp((quantile - cumulative[piece]) / width, 0, 1) : 0.5f;
            boundaries[i] = near + (piece + inside) * step;
        }
    }
}
