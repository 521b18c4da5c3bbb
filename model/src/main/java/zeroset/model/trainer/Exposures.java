package zeroset.model.trainer;

import java.util.List;
import zeroset.model.optimizer.Parameter;

/// How each photograph was exposed: gain and offset per channel, so that a photograph shows
/// `exp(gain) · colour + offset`. The field learns the colours of a photograph with neither, which their mean is held
/// to.
///
/// A colour of the field and all gains can grow against each other; a little decay towards zero decides.
final class Exposures {

    /// Pull of a gain or offset of 1 against the pull of all of a photograph's pixels being too bright by any amount.
    private static final float DECAY = 0.02f;

    private final Parameter gains;
    private final Parameter offsets;

    /// @param photographs number V of training photographs
    Exposures(int photographs) {
        gains = Parameter.of("exposure.gain", Parameter.Group.EXPOSURE, new float[3 * photographs], photographs, 3);
        offsets = Parameter.of("exposure.offset", Parameter.Group.EXPOSURE, new float[3 * photographs], photographs, 3);
    }

    /// Logarithms of the gains `[V, 3]`, and offsets `[V, 3]`.
    List<Parameter> parameters() {
        return List.of(gains, offsets);
    }

    /// Gives every ray of a batch the exposure of its photograph.
    void apply(StepBatch batch) {
        for (int ray = 0; ray < batch.rays(); ray++) {
            for (int k = 0; k < 3; k++) {
                int from = 3 * batch.rays.views[ray] + k;
                batch.gains()[3 * ray + k] = (float) Math.exp(gains.values()[from]);
                batch.offsets()[3 * ray + k] = offsets.values()[from];
            }
        }
    }

    /// Brings the gradients of a batch's rays to their photographs.
    void collect(StepBatch batch) {
        float decay = DECAY / batch.rays();
        for (int ray = 0; ray < batch.rays(); ray++) {
            for (int k = 0; k < 3; k++) {
                int to = 3 * batch.rays.views[ray] + k;
                int at = 3 * ray + k;
                gains.gradient()[to] += batch.gainGradients()[at] * batch.gains()[at] + decay * gains.values()[to];
                offsets.gradient()[to] += batch.offsetGradients()[at] + decay * offsets.values()[to];
            }
        }
    }
}
