/// Moving pictures: films of pictures as MP4 or as a folder of PNG files, and the ways a camera takes through them.
///
/// Times are seconds; a way is walked from 0 to 1. Cameras are in world space.
@NullMarked
package zeroset.app.movie;

import org.jspecify.annotations.NullMarked;
