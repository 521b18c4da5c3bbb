/// What leaves the program: meshes, pictures, animations. Confined to the `fx` thread.
@NullMarked
package zeroset.app.ui.results;

import org.jspecify.annotations.NullMarked;
