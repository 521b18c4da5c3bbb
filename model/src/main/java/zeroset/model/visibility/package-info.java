/// Which part of a surface the photographs show. What none of them shows was invented by the field's smoothness: the
/// inside of a wall, the underside of what stands on a table.
///
/// Positions are world units.
@NullMarked
package zeroset.model.visibility;

import org.jspecify.annotations.NullMarked;
