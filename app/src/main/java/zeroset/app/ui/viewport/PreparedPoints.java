package zeroset.app.ui.viewport;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import zeroset.app.ui.FxThread;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.dataset.PointCloud;
import zeroset.model.geometry.SceneTransform;
import zeroset.render.scene.PointSet;

/// Points as the viewport draws them, made in the background whenever what they come from is another one. Confined to
/// `fx`.
///
/// @param <S> what they come from; told apart by `equals`
final class PreparedPoints<S> {

    private static final int MOST_POINTS = 200_000;
    private static final byte GREY = (byte) 0xb0;

    private final Function<S, PointSet> prepare;
    private final Runnable changed;
    private @Nullable S source;
    private Optional<PointSet> points = Optional.empty();

    private PreparedPoints(Function<S, PointSet> prepare, Runnable changed) {
        this.prepare = prepare;
        this.changed = changed;
    }

    /// A point cloud and the unit space it is shown in.
    record Cloud(PointCloud points, SceneTransform transform) {}

    /// Those of point clouds.
    ///
    /// @param changed called when other points are there
    static PreparedPoints<Cloud> ofClouds(Runnable changed) {
        return new PreparedPoints<>(PreparedPoints::fromCloud, changed);
    }

    /// Those of points that are in unit space already.
    ///
    /// @param changed called when other points are there
    static PreparedPoints<OrientedPoints> ofCues(Runnable changed) {
        return new PreparedPoints<>(PreparedPoints::fromCues, changed);
    }

    /// The points of a source; until they are ready, those of the one before.
    Optional<PointSet> of(Optional<S> newSource) {
        if (newSource.isEmpty()) {
            source = null;
            points = Optional.empty();
            return points;
        }
        var wanted = newSource.get();
        if (!wanted.equals(source)) {
            source = wanted;
            var _ = CompletableFuture.supplyAsync(() -> prepare.apply(wanted))
                    .thenAccept(made -> FxThread.run(() -> show(wanted, made)));
        }
        return points;
    }

    private void show(S of, PointSet made) {
        if (of.equals(source)) {
            points = Optional.of(made);
            changed.run();
        }
    }

    private static PointSet fromCloud(Cloud all) {
        var cloud = all.points().thinned(MOST_POINTS);
        var positions = new float[3 * cloud.size()];
        var colors = new byte[3 * cloud.size()];
        var point = new Vector3d();
        for (int i = 0; i < cloud.size(); i++) {
            point.set(cloud.position(i, 0), cloud.position(i, 1), cloud.position(i, 2));
            all.transform().toUnit(point, point);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = (float) point.get(axis);
                colors[3 * i + axis] = cloud.hasColors() ? (byte) cloud.color(i, axis) : GREY;
            }
        }
        return new PointSet(positions, colors);
    }

    private static PointSet fromCues(OrientedPoints all) {
        var cues = all.thinned(MOST_POINTS);
        var positions = new float[3 * cues.size()];
        var colors = new byte[3 * cues.size()];
        for (int i = 0; i < cues.size(); i++) {
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = cues.position(i, axis);
                colors[3 * i + axis] = (byte) cues.color(i, axis);
            }
        }
        return new PointSet(positions, colors);
    }
}
