/// Points of a photograph that are found again in others, with no camera involved: extrema of the scale space and
/// histograms of gradients around them (Lowe, 2004), matched by mutual nearest neighbours, and trusted where
/// neighbouring matches move alike (after Bian et al., 2017).
///
/// Positions are pixels of the photograph as it came, the first pixel's centre at (0.5, 0.5).
@NullMarked
package zeroset.model.features;

import org.jspecify.annotations.NullMarked;
