/// Judging a result: meshes against a reference mesh, rendered pictures against photographs.
///
/// Distances are exact point-to-triangle distances in the units of the meshes, and in per cent of the diagonal of
/// the reference's bounding box. Pictures are float RGB in 0..1.
package zeroset.model.evaluation;
