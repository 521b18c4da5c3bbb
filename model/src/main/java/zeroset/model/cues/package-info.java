/// What is known about the surface before any field is trained: points that came with the poses, and points that
/// matching the photographs gave.
///
/// Positions are unit space.
@NullMarked
package zeroset.model.cues;

import org.jspecify.annotations.NullMarked;
