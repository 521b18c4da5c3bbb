/// The visual hull: everything that projects into every silhouette (Laurentini, 1994), as signed distances that start
/// the field and the sampling grid.
///
/// Results are in unit space, negative inside.
package zeroset.model.hull;
