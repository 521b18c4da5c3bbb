package zeroset.model.region;

/// Where a region of interest came from, best first.
public enum RegionSource {
    /// Stated by the user.
    USER("given by the user"),
    /// Bounding sphere of the masks' visual hull.
    MASKS("found from the masks"),
    /// Stated by the data set.
    DATASET("stated by the data set"),
    /// Sparse points near where the cameras look.
    POINTS("found from the sparse points"),
    /// What the photographs themselves show near where the cameras look.
    PHOTOGRAPHS("found from what the photographs show"),
    /// Where the optical axes meet.
    CAMERAS("found from the cameras alone");

    private final String description;

    RegionSource(String description) {
        this.description = description;
    }

    /// For people: `"found from the masks"`.
    public String description() {
        return description;
    }
}
