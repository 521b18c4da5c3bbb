package zeroset.model.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the keypoints of one photograph in another.
public final class Matcher {

    /// The best must be this much nearer than the second best (Lowe: 0.8).
    private static final double RATIO = 0.85;

    private static final int LENGTH = GradientHistogram.LENGTH;

    private Matcher() {}

    /// Pairs that are each other's nearest by far.
    public static List<PairMatch> match(Keypoints first, Keypoints second) {
        int n = first.size();
        int m = second.size();
        var matches = new ArrayList<PairMatch>();
        if (n < 2 || m < 2) {
            return matches;
        }
        var transposed = transposed(second);
        var bestOfSecond = new float[m];
        var choiceOfSecond = new int[m];
        Arrays.fill(bestOfSecond, -1);
        var choice = new int[n];
        var isClear = new boolean[n];
        var likeness = new float[m];
        for (int i = 0; i < n; i++) {
            likeness(first.descriptors(), i * LENGTH, transposed, likeness);
            int best = 0;
            float runnerUp = -1;
            for (int j = 0; j < m; j++) {
                float value = likeness[j];
                if (value > likeness[best]) {
                    runnerUp = likeness[best];
                    best = j;
                } else if (j != best && value > runnerUp) {
                    runnerUp = value;
                }
                if (value > bestOfSecond[j]) {
                    bestOfSecond[j] = value;
                    choiceOfSecond[j] = i;
                }
            }
            choice[i] = best;
            // Unit vectors: the squared distance is 2 - 2 times the likeness.
            isClear[i] = 1 - likeness[best] < RATIO * RATIO * (1 - runnerUp);
        }
        for (int i = 0; i < n; i++) {
            if (isClear[i] && choiceOfSecond[choice[i]] == i) {
                matches.add(new PairMatch(i, choice[i]));
            }
        }
        return matches;
    }

    /// Scalar products of one descriptor with all others, a column at a time so that the loop runs over vectors.
    private static void likeness(float[] descriptors, int at, float[] transposed, float[] dest) {
        int m = dest.length;
        Arrays.fill(dest, 0);
        for (int k = 0; k < LENGTH; k++) {
            float value = descriptors[at + k];
            int row = k * m;
            for (int j = 0; j < m; j++) {
                dest[j] += value * transposed[row + j];
            }
        }
    }

    private static float[] transposed(Keypoints keypoints) {
        int m = keypoints.size();
        var result = new float[LENGTH * m];
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < LENGTH; k++) {
                result[k * m + j] = keypoints.descriptors()[j * LENGTH + k];
            }
        }
        return result;
    }
}
