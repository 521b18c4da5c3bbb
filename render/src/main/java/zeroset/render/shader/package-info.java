/// GLSL sources: finding them and putting them together.
@NullMarked
package zeroset.render.shader;

import org.jspecify.annotations.NullMarked;
