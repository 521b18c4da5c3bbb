/// What was learned of the surroundings, as pictures: the colour of every ray behind the region of interest, in plain
/// Java and in a shader. Both give the same picture.
@NullMarked
package zeroset.render.surroundings;

import org.jspecify.annotations.NullMarked;
