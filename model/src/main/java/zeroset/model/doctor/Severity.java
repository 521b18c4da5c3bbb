package zeroset.model.doctor;

/// How much a finding matters.
public enum Severity {
    /// Worth knowing; a surface comes out all the same.
    HINT,
    /// The surface suffers.
    WARNING,
    /// No surface can come out.
    ERROR
}
