package zeroset.model.sampling;

import java.util.Arrays;
import java.util.function.Supplier;
import zeroset.model.config.SamplingConfig;
import zeroset.model.parallel.Workers;
import zeroset.model.rays.RayBatch;
import zeroset.model.snapshot.SurfaceEvaluator;

/// NeuS's hierarchical sampling (Wang et al. 2021, supplementary B): even positions with one jitter per ray, then
/// rounds of up-sampling through the network itself at fixed sharpness 64·2^round.
public final class HierarchicalSectionSampler implements SectionSampler {

    private static final int GRAIN = 16;

    private final SamplingConfig.Sections.Hierarchical config;
    private final Supplier<? extends SurfaceEvaluator> evaluators;

    /// @param config counts
    /// @param evaluators makes one evaluator of the live field per piece of work
    public HierarchicalSectionSampler(
            SamplingConfig.Sections.Hierarchical config, Supplier<? extends SurfaceEvaluator> evaluators) {
        this.config = config;
        this.evaluators = evaluators;
    }

    @Override
    public void sample(RayBatch batch, double invS, long key, Sections sections, Workers workers) {
        workers.forEach(batch.count, GRAIN, (from, to) -> {
            var ray = new RayPositions(config.perRay() + 1);
            var evaluator = evaluators.get();
            for (int i = from; i < to; i++) {
                float span = batch.far[i] - batch.near[i];
                float jitter = (Jitter.uniform(key, i) - 0.5f) * span / config.uniform();
                ray.clear();
                for (int k = 0; k <= config.uniform(); k++) {
                    ray.add(batch.near[i] + span * k / config.uniform() + jitter);
                }
                ray.evaluate(batch, i, evaluator);
                for (int round = 0; round < config.rounds(); round++) {
                    ray.upSample(64f * (1 << round), config.perRound());
                    ray.evaluate(batch, i, evaluator);
                }
                sections.set(i, ray.positions, Float.MAX_VALUE);
            }
        });
    }

    /// Positions along one ray with the distances there, ascending.
    private static final class RayPositions {
        private float[] positions;
        private float[] distances;
        private boolean[] known;
        private int count;

        RayPositions(int capacity) {
            positions = new float[capacity];
            distances = new float[capacity];
            known = new boolean[capacity];
        }

        void clear() {
            count = 0;
        }

        void add(float position) {
            positions[count] = position;
            known[count++] = false;
        }

        void evaluate(RayBatch batch, int ray, SurfaceEvaluator evaluator) {
            sort();
            var points = new float[3 * count];
            int open = 0;
            for (int i = 0; i < count; i++) {
                if (!known[i]) {
                    for (int k = 0; k < 3; k++) {
                        points[3 * open + k] =
                                batch.origins[3 * ray + k] + positions[i] * batch.directions[3 * ray + k];
                    }
                    open++;
                }
            }
            var values = new float[open];
            evaluator.distances(points, open, values);
            for (int i = 0, next = 0; i < count; i++) {
                if (!known[i]) {
                    distances[i] = values[next++];
                    known[i] = true;
                }
            }
        }

        void upSample(float sharpness, int added) {
            var cumulative = new float[count];
            float transparency = 1;
            float slopeBefore = 0;
            for (int i = 0; i + 1 < count; i++) {
                float length = positions[i + 1] - positions[i];
                float slope = (distances[i + 1] - distances[i]) / (length + 1e-5f); // 1e-5: coinciding positions
                float used = Math.clamp(Math.min(slope, slopeBefore), -1e3f, 0f);
                slopeBefore = slope;
                float middle = 0.5f * (distances[i] + distances[i + 1]);
                float entering = sigmoid((middle - 0.5f * used * length) * sharpness);
                float leaving = sigmoid((middle + 0.5f * used * length) * sharpness);
                float alpha = Math.clamp((entering - leaving + 1e-5f) / (entering + 1e-5f), 0f, 1f);
                cumulative[i + 1] = cumulative[i] + transparency * alpha + 1e-5f;
                transparency *= 1 - alpha;
            }
            int old = count;
            int piece = 0;
            var fresh = new float[added];
            for (int i = 0; i < added; i++) {
                float quantile = (i + 0.5f) / added * cumulative[old - 1];
                while (piece < old - 2 && cumulative[piece + 1] <= quantile) {
                    piece++;
                }
                float inside = (quantile - cumulative[piece]) / (cumulative[piece + 1] - cumulative[piece]);
                fresh[i] = positions[piece] + Math.clamp(inside, 0f, 1f) * (positions[piece + 1] - positions[piece]);
            }
            for (float position : fresh) {
                add(position);
            }
        }

        private static float sigmoid(float x) {
            return (float) (1 / (1 + Math.exp(-x)));
        }

        private void sort() {
            var order = new Integer[count];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Float.compare(positions[a], positions[b]));
            var sortedPositions = new float[positions.length];
            var sortedDistances = new float[positions.length];
            var sortedKnown = new boolean[positions.length];
            for (int i = 0; i < count; i++) {
                sortedPositions[i] = positions[order[i]];
                sortedDistances[i] = distances[order[i]];
                sortedKnown[i] = known[order[i]];
            }
            positions = sortedPositions;
            distances = sortedDistances;
            known = sortedKnown;
        }
    }
}
