package zeroset.app.preferences;

/// The window's colours.
public enum Theme {
    /// As the system has it.
    SYSTEM,
    /// Dark on light.
    LIGHT,
    /// Light on dark.
    DARK
}
