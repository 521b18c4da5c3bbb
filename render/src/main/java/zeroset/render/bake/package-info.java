/// Bakes a snapshot's network into what a quick picture needs: a lattice of distances that is safe to sphere-trace and
/// colours near the surface. Plain Java on threads of its own; nothing here knows OpenGL.
///
/// Lattices span the cube [-1, 1]³ of unit space with vertices on its faces, x fastest, then y, then z.
@NullMarked
package zeroset.render.bake;

import org.jspecify.annotations.NullMarked;
