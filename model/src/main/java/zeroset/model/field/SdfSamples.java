package zeroset.model.field;

import ai.djl.ndarray.NDArray;

/// What the SDF network says about N samples.
///
/// @param distance `[N, 1]` signed distance, unit-space length
/// @param gradient `[N, 3]` its gradient with respect to the position, not normalised
/// @param geometry `[N, G]` feature for the colour network
public record SdfSamples(NDArray distance, NDArray gradient, NDArray geometry) {}
