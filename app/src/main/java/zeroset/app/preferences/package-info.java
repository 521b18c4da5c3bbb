/// What the program remembers between two starts: recent work, theme, window layout, usual settings, measured speed.
///
/// One JSON file in the folder where the platform wants it. Nothing in it is needed: a missing or damaged file means
/// defaults.
@NullMarked
package zeroset.app.preferences;

import org.jspecify.annotations.NullMarked;
