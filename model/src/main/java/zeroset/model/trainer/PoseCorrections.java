package zeroset.model.trainer;

import java.util.List;
import org.joml.Vector3d;
import zeroset.model.geometry.Region;
import zeroset.model.optimizer.Parameter;
import zeroset.model.rays.RayBatch;
import zeroset.model.training.PoseCorrection;

/// Small turns and shifts of the photographs' cameras, learned with the field.
///
/// The first photograph keeps its pose: field and all cameras could move together otherwise, and nobody would
/// notice. What is learned is bounded, since a camera that is far off is no longer drawn to its place by colour.
///
/// Gradients come from the samples inside the region, with the encoding's Jacobian held: what a shift does to
/// normals within a cell of the grid is noise.
final class PoseCorrections {

    /// Share of the budget before poses move: there is nothing to align with in the beginning.
    private static final double WAITS = 0.1;

    private final Parameter turns;
    private final Parameter shifts;
    private final Region bounds;
    private final Vector3d origin = new Vector3d();
    private final Vector3d direction = new Vector3d();

    /// @param photographs number V of training photographs
    /// @param bounds of the region, unit space
    PoseCorrections(int photographs, Region bounds) {
        this.bounds = bounds;
        turns = Parameter.of("pose.turn", Parameter.Group.POSE, new float[3 * photographs], photographs, 3);
        shifts = Parameter.of("pose.shift", Parameter.Group.POSE, new float[3 * photographs], photographs, 3);
    }

    /// Turns `[V, 3]` as axis times angle, and shifts `[V, 3]`.
    List<Parameter> parameters() {
        return List.of(turns, shifts);
    }

    /// The correction of one photograph.
    PoseCorrection of(int photograph) {
        return new PoseCorrection(vector(turns, photograph), vector(shifts, photograph));
    }

    private static Vector3d vector(Parameter parameter, int photograph) {
        float[] values = parameter.values();
        return new Vector3d(values[3 * photograph], values[3 * photograph + 1], values[3 * photograph + 2]);
    }

    /// Moves the rays of a batch as their photographs are moved.
    void apply(RayBatch rays) {
        for (int ray = 0; ray < rays.count; ray++) {
            var correction = of(rays.views[ray]);
            int at = 3 * ray;
            origin.set(rays.origins[at], rays.origins[at + 1], rays.origins[at + 2])
                    .add(correction.shift());
            direction.set(rays.directions[at], rays.directions[at + 1], rays.directions[at + 2]);
            correction.turn(direction);
            rays.move(ray, origin, direction, bounds);
        }
    }

    /// Brings the gradients of a batch's rays to their photographs.
    ///
    /// @param progress share of the budget spent, 0..1
    void collect(StepBatch batch, double progress) {
        if (progress < WAITS) {
            return;
        }
        var force = new Vector3d();
        var moment = new Vector3d();
        for (int ray = 0; ray < batch.rays(); ray++) {
            int view = batch.rays.views[ray];
            if (view == 0) {
                continue;
            }
            sum(batch, ray, force, moment);
            // A small turn ω moves a direction d by ω x d, so the gradient by ω is d x (gradient by d). Exact for
            // a turn of zero; off by half the turn at most, which is a thirtieth.
            var d = batch.rays.directions;
            direction.set(d[3 * ray], d[3 * ray + 1], d[3 * ray + 2]).cross(moment, moment);
            for (int k = 0; k < 3; k++) {
                turns.gradient()[3 * view + k] += (float) moment.get(k);
                shifts.gradient()[3 * view + k] += (float) force.get(k);
            }
        }
    }

    /// Gradients of a ray's origin and direction, the samples' places along it held.
    private static void sum(StepBatch batch, int ray, Vector3d byOrigin, Vector3d byDirection) {
        float[] positions = batch.positionGradients();
        float[] directions = batch.directionGradients();
        byOrigin.zero();
        byDirection.zero();
        if (directions.length > 0) {
            byDirection.set(directions[3 * ray], directions[3 * ray + 1], directions[3 * ray + 2]);
        }
        for (int s = 0; s < batch.perRay(); s++) {
            int sample = ray * batch.perRay() + s;
            double t = batch.sections.midpoints[sample];
            int at = 3 * sample;
            byOrigin.add(positions[at], positions[at + 1], positions[at + 2]);
            byDirection.add(t * positions[at], t * positions[at + 1], t * positions[at + 2]);
        }
    }

    /// Keeps turns and shifts within their bounds.
    void bound() {
        shorten(turns, PoseCorrection.LARGEST_TURN);
        shorten(shifts, PoseCorrection.LARGEST_SHIFT);
    }

    private static void shorten(Parameter parameter, double most) {
        float[] values = parameter.values();
        for (int at = 0; at < values.length; at += 3) {
            double length = Math.sqrt(
                    values[at] * values[at] + values[at + 1] * values[at + 1] + values[at + 2] * values[at + 2]);
            if (length > most) {
                for (int k = 0; k < 3; k++) {
                    values[at + k] *= (float) (most / length);
                }
            }
        }
    }
}
