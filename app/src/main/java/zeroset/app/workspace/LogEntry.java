package zeroset.app.workspace;

import java.time.Instant;

/// One line of the log.
///
/// @param time when
/// @param level how serious
/// @param text for people
public record LogEntry(Instant time, Level level, String text) {
    /// How serious a line is.
    public enum Level {
        /// Something happened.
        INFO,
        /// Something should be looked at.
        WARNING,
        /// Something failed.
        ERROR
    }
}
