package zeroset.model.mesh;

/// The triangles of one cell.
///
/// @param triangles `[T, 3]` vertices: 0..11 are the crossings on the cell's edges, 12 and above its interior
///     vertices
/// @param interior for each interior vertex the edges whose crossings it starts at the mean of
@SuppressWarnings("ArrayRecordComponent") // inside this package only, never compared or written to
record CellPatch(int[] triangles, int[][] interior) {}
