/// The exact picture: from the quick picture's hits onto the network's own zero set, with the colour network once per
/// pixel. In shaders where the graphics card is quick, in plain Java where OpenGL is software or the network has a
/// shape that the shaders do not know.
@NullMarked
package zeroset.render.exact;

import org.jspecify.annotations.NullMarked;
