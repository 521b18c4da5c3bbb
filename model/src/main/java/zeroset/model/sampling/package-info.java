/// Division of rays into sections: where along a ray the networks are evaluated.
@NullMarked
package zeroset.model.sampling;

import org.jspecify.annotations.NullMarked;
