/// The neural fields as tensor graphs: signed distance with its gradient, colour, and the surroundings.
///
/// Shapes: N samples, R rays, S sections per ray, D encoded features, H hidden units, G geometry features.
/// Positions are unit space. The gradient of the signed distance is an ordinary output of the graph, so one
/// first-order backward pass trains terms that contain it.
@NullMarked
package zeroset.model.field;

import org.jspecify.annotations.NullMarked;
