package zeroset.model.sampling;

import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;

/// Chooses the sections of every ray.
public interface SectionSampler {

    /// Fills the sections.
    ///
    /// @param batch rays clipped to the unit sphere
    /// @param invS the density's present inverse standard deviation
    /// @param key source of the jitter; equal keys give equal sections
    /// @param sections receives the result
    void sample(RayBatch batch, double invS, long key, Sections sections, Workers workers);
}
