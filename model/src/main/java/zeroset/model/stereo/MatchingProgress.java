package zeroset.model.stereo;

/// Hears how far matching is, and may end it. Called on any of the workers' threads.
public interface MatchingProgress {

    /// Nobody listens.
    MatchingProgress IGNORED = new MatchingProgress() {
        @Override
        public void done(double share) {
            // nobody asked
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /// Told after each view.
    ///
    /// @param share done, 0..1
    void done(double share);

    /// Whether nobody wants the result any more; what is missing then stays empty.
    boolean isCancelled();
}
