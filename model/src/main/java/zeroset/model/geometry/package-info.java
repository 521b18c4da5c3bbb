/// Plain geometry shared by every other package: spheres, rigid poses and the transform between data-set units and the
/// unit sphere in which fields live.
///
/// World space is right-handed and carries the data set's own units. Unit space is world space moved and scaled so that
/// the region of interest becomes the unit sphere. Angles are radians.
package zeroset.model.geometry;
