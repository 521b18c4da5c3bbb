package zeroset.model.snapshot;

import java.util.Optional;
import java.util.function.Supplier;
import zeroset.model.config.BackgroundConfig;
import zeroset.model.config.TrainingConfig;
import zeroset.model.cues.OrientedPoints;
import zeroset.model.encoding.Encoding;
import zeroset.model.encoding.HashGridEncoding;
import zeroset.model.geometry.ScalarGrid;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.inference.SnapshotEvaluator;
import zeroset.model.inference.SurroundingsOracle;

/// The field at one moment of training: immutable plain data, everything a viewer, a mesher or a file needs.
///
/// @param config the run's configuration; gives the parameters their meaning
/// @param transform between world and unit space
/// @param step steps done
/// @param activeLevels how many levels of a hash grid contribute; the last one fractionally
/// @param invS inverse standard deviation of the density, per unit-space length
/// @param parameters network weights and tables by name
/// @param proxyGrid the trainer's coarse grid of signed distances
/// @param evidence points of the surface that were known before training, unit space; may be none
public record SdfSnapshot(
        TrainingConfig config,
        SceneTransform transform,
        int step,
        float activeLevels,
        float invS,
        NamedArrays parameters,
        ScalarGrid proxyGrid,
        OrientedPoints evidence) {

    /// The field of a run without points.
    public SdfSnapshot(
            TrainingConfig config,
            SceneTransform transform,
            int step,
            float activeLevels,
            float invS,
            NamedArrays parameters,
            ScalarGrid proxyGrid) {
        this(config, transform, step, activeLevels, invS, parameters, proxyGrid, OrientedPoints.NONE);
    }

    /// A new evaluator over this snapshot; every thread makes its own.
    public SurfaceEvaluator newEvaluator() {
        return evaluators().get();
    }

    /// A factory of evaluators that share one copy of the parameters; it may be called from any thread.
    public Supplier<SurfaceEvaluator> evaluators() {
        var encoding = Encoding.of(config.encoding());
        if (encoding instanceof HashGridEncoding grid) {
            grid.load(parameters.get(HashGridEncoding.TABLE));
            grid.setActiveLevels(activeLevels);
        }
        var first = SnapshotEvaluator.of(config, encoding, parameters::get);
        return () -> first.forAnotherThread(config);
    }

    /// The field as plain arrays, for whoever evaluates it elsewhere.
    public FieldArrays toArrays() {
        Optional<FieldArrays.Grid> grid = Optional.empty();
        if (Encoding.of(config.encoding()) instanceof HashGridEncoding hashGrid) {
            hashGrid.setActiveLevels(activeLevels);
            grid = Optional.of(hashGrid.toArrays(parameters.get(HashGridEncoding.TABLE)));
        }
        return SnapshotEvaluator.toArrays(config, grid, parameters::get);
    }

    /// Whether it tells what lies around the region: runs without masks learn that.
    public boolean hasSurroundings() {
        return config.background() instanceof BackgroundConfig.Surroundings;
    }

    /// A factory of evaluators of the surroundings that share one copy of the parameters, where it has some; it may be
    /// called from any thread.
    public Optional<Supplier<SurroundingsEvaluator>> surroundings() {
        return oracle().map(first -> first::forAnotherThread);
    }

    /// The surroundings as plain arrays, where it has some.
    public Optional<SurroundingsArrays> surroundingsArrays() {
        return oracle().map(SurroundingsOracle::toArrays);
    }

    private Optional<SurroundingsOracle> oracle() {
        return config.background() instanceof BackgroundConfig.Surroundings outside
                ? Optional.of(SurroundingsOracle.of(outside, transform.unitBounds(), parameters::get))
                : Optional.empty();
    }
}
