/// A fixed pool of worker threads and a parallel loop whose results do not depend on timing.
@NullMarked
package zeroset.model.parallel;

import org.jspecify.annotations.NullMarked;
