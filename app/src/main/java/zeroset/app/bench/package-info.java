/// How fast each stage runs on this machine, and how near that is to what the machine can do.
@NullMarked
package zeroset.app.bench;

import org.jspecify.annotations.NullMarked;
