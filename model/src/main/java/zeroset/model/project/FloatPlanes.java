package zeroset.model.project;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Floats as compressed bytes: of each chunk of numbers first all lowest bytes, then all second, third and highest
/// ones, compressed by Zstandard (RFC 8878).
///
/// Signs and exponents are alike among neighbours, mantissas are noise: apart from each other the ones shrink to a
/// third, and the others cost no time. Nothing is rounded.
///
/// A chunk holds {@link #CHUNK} numbers, the last one what is left. It is stored as the length of its compressed bytes
/// (int32, little-endian) and these bytes.
final class FloatPlanes {

    private static final int CHUNK = 1 << 18;

    private final ZstdJavaCompressor compressor = new ZstdJavaCompressor();
    private final ZstdJavaDecompressor decompressor = new ZstdJavaDecompressor();
    private final byte[] planes = new byte[4 * CHUNK];

    /// Compresses.
    byte[] compress(float[] values) {
        int chunks = Math.ceilDiv(values.length, CHUNK);
        var stored = new byte[chunks * (4 + compressor.maxCompressedLength(4 * Math.min(CHUNK, values.length)))];
        var lengths = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        int end = 0;
        for (int start = 0; start < values.length; start += CHUNK) {
            int count = Math.min(CHUNK, values.length - start);
            for (int i = 0; i < count; i++) {
                int bits = Float.floatToRawIntBits(values[start + i]);
                planes[i] = (byte) bits;
                planes[count + i] = (byte) (bits >> 8);
                planes[2 * count + i] = (byte) (bits >> 16);
                planes[3 * count + i] = (byte) (bits >> 24);
            }
            int length = compressor.compress(planes, 0, 4 * count, stored, end + 4, stored.length - end - 4);
            lengths.putInt(end, length);
            end += 4 + length;
        }
        return Arrays.copyOf(stored, end);
    }

    /// What was compressed.
    ///
    /// @param length how many numbers
    /// @throws CheckpointFile.DamagedException when the bytes hold something else
    float[] decompress(byte[] stored, int length) throws CheckpointFile.DamagedException {
        var values = new float[length];
        var lengths = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        int end = 0;
        for (int start = 0; start < length; start += CHUNK) {
            int count = Math.min(CHUNK, length - start);
            int bytes = end + 4 <= stored.length ? lengths.getInt(end) : -1;
            if (bytes < 0 || bytes > stored.length - end - 4) {
                throw new CheckpointFile.DamagedException("a chunk of " + bytes + " bytes does not fit its array");
            }
            decompressChunk(stored, end + 4, bytes, 4 * count);
            for (int i = 0; i < count; i++) {
                values[start + i] = Float.intBitsToFloat((planes[i] & 0xff)
                        | (planes[count + i] & 0xff) << 8
                        | (planes[2 * count + i] & 0xff) << 16
                        | planes[3 * count + i] << 24);
            }
            end += 4 + bytes;
        }
        if (end != stored.length) {
            throw new CheckpointFile.DamagedException("expected " + end + " compressed bytes, found " + stored.length);
        }
        return values;
    }

    private void decompressChunk(byte[] stored, int offset, int length, int expected)
            throws CheckpointFile.DamagedException {
        int found;
        try {
            found = decompressor.decompress(stored, offset, length, planes, 0, expected);
        } catch (RuntimeException e) { // MalformedInputException, and whatever made-up bytes provoke besides
            throw new CheckpointFile.DamagedException("compressed numbers cannot be read: " + e.getMessage(), e);
        }
        if (found != expected) {
            throw new CheckpointFile.DamagedException("expected " + expected + " bytes of numbers, found " + found);
        }
    }
}
