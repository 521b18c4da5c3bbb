package zeroset.model.doctor;

/// Hears how far an examination is, from any of its threads. Must return quickly.
@FunctionalInterface
public interface DoctorListener {

    /// Something was done.
    ///
    /// @param what a phrase for people: `comparing photographs`
    /// @param fraction share done of the whole, 0..1
    void progressed(String what, double fraction);

    /// Whether the examination is no longer wanted; it then ends soon with a
    /// {@link java.util.concurrent.CancellationException}.
    default boolean isCancelled() {
        return false;
    }
}
