package zeroset.model.dataset;

/// What the coverage channel of a {@link Photograph} means.
public enum CoverageKind {
    /// No channel: every pixel is an ordinary observation.
    NONE,
    /// The image's own straight alpha: 0 background, 255 object, fractions at the silhouette.
    ALPHA,
    /// A separate object mask: 0 background, 255 object.
    OBJECT_MASK,
    /// A validity mask: 0 says nothing is known about the pixel (ignore it), 255 an ordinary observation.
    VALID_MASK;

    /// Whether the channel tells the object from the background.
    public boolean separatesObject() {
        return this == ALPHA || this == OBJECT_MASK;
    }
}
