/// The seam between training and everything downstream: immutable plain data from which signed distance, gradient
/// and colour can be evaluated without any tensor library.
///
/// All positions are in unit space ({@link zeroset.model.geometry.SceneTransform}); distances are unit-space
/// lengths, negative inside.
package zeroset.model.snapshot;
