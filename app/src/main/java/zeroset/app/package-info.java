/// Entry point of the application. The command line drives the same classes as the window.
@NullMarked
package zeroset.app;

import org.jspecify.annotations.NullMarked;
