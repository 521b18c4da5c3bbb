package zeroset.model.mesh;

/// Follows an extraction and may stop it. Called from worker threads, one at a time.
@FunctionalInterface
public interface ExtractionListener {

    /// Follows nothing, never stops.
    ExtractionListener NONE = fraction -> true;

    /// Work has gone on.
    ///
    /// @param fraction estimated share done, 0..1, never decreasing
    /// @return whether to go on; false ends the extraction with a `CancellationException`
    boolean onProgress(double fraction);
}
