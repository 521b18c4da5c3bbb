/// The training step and the loop around it. Everything here is confined to the trainer's thread, except where it
/// says otherwise.
@NullMarked
package zeroset.model.trainer;

import org.jspecify.annotations.NullMarked;
