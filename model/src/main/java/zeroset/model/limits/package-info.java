/// What this machine can do at most: the measure of every other speed.
@NullMarked
package zeroset.model.limits;

import org.jspecify.annotations.NullMarked;
