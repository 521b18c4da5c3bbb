package zeroset.render.bake;

import zeroset.model.snapshot.SdfSnapshot;

/// Hears of finished bakes, on the baker's thread. Must return at once.
public interface BakeListener {

    /// A field is ready to be shown.
    void baked(BakedField field);

    /// A snapshot cannot be shown; the last good one stays.
    ///
    /// @param reason one sentence for people
    void broken(SdfSnapshot snapshot, String reason);
}
