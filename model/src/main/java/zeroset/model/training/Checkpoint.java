package zeroset.model.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import zeroset.model.config.TrainingConfig;
import zeroset.model.geometry.Region;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.model.trainer.Trainer;

/// Everything a run needs to go on exactly where it stopped. Random draws depend only on seed and step, so there
/// are no generator states to keep.
///
/// @param config the run's configuration
/// @param region region of interest, data-set units; its bounding sphere is the unit sphere
/// @param step steps done
/// @param seconds wall time of training so far
/// @param arrays parameters, optimiser moments and proxy grid by name
public record Checkpoint(TrainingConfig config, Region region, int step, double seconds, NamedArrays arrays) {

    /// SHA-256 of names and numbers of all arrays in hexadecimal digits: equal for equal states, whatever the clock
    /// said.
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var name : arrays.names()) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                var values = arrays.get(name);
                var bytes = ByteBuffer.allocate(4 * values.length);
                bytes.asFloatBuffer().put(values);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The field at this moment.
    public SdfSnapshot snapshot() {
        return Trainer.snapshotOf(this);
    }
}
