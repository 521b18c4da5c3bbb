/// Meshes with fewer triangles, by meshoptimizer.
///
/// Vertices of the result are vertices of the source, so that normals and colours stay what they were; positions are
/// world units throughout.
@NullMarked
package zeroset.app.decimation;

import org.jspecify.annotations.NullMarked;
