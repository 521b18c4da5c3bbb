package zeroset.model.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.zip.CRC32C;
import zeroset.model.snapshot.NamedArrays;
import zeroset.model.training.Checkpoint;

/// One checkpoint file, format version 6. Versions before 4 knew the codec `raw` alone; what else they lacked
/// {@link OlderFormats} knows.
///
/// ```
/// 0   8 bytes  magic "ZSCHKPT\n"
/// 8   int32    format version
/// 12  int32    length of the header in bytes
/// 16  int32    CRC-32C of the header
/// 20  int32    CRC-32C of bytes 0..19
/// 24  header   JSON, see CheckpointHeader
/// ..  blocks   one per array, in the header's order, each with its own CRC-32C in the header
/// ```
///
/// Integers are little-endian. The file ends where the last block ends. Every byte is under a checksum, and every
/// declared
/// size is checked against the length of the file before memory is allocated.
final class CheckpointFile {

    static final int VERSION = 6;

    /// Little-endian float32.
    static final String RAW = "raw";

    /// See {@link FloatPlanes}.
    static final String PLANES = "zstd-planes";

    private static final byte[] MAGIC = {'Z', 'S', 'C', 'H', 'K', 'P', 'T', '\n'};
    private static final int PREAMBLE = 24;
    private static final int LARGEST_HEADER = 4 << 20;
    private static final long LARGEST_FILE = 1L << 28;

    /// Bytes of all numbers together; five times those of the largest preset. Twice this is taken while reading.
    private static final long LARGEST_CONTENT = 1L << 28;

    private CheckpointFile() {}

    /// Writes beside, syncs, renames.
    static void write(Path file, Checkpoint checkpoint) throws IOException {
        AtomicWrite.write(file, channel -> writeTo(channel, checkpoint));
    }

    private static void writeTo(FileChannel channel, Checkpoint checkpoint) throws IOException {
        var planes = new FloatPlanes();
        var blocks = new ArrayList<CheckpointHeader.Block>();
        var stored = new ArrayList<byte[]>();
        long content = 0;
        for (var name : checkpoint.arrays().names()) {
            var values = checkpoint.arrays().get(name);
            var bytes = planes.compress(values);
            stored.add(bytes);
            blocks.add(new CheckpointHeader.Block(
                    name, values.length, PLANES, bytes.length, Integer.toUnsignedLong(crcOf(bytes, bytes.length))));
            content += 4L * values.length;
        }
        if (content > LARGEST_CONTENT) {
            throw new IOException("a state of " + (content >> 20) + " MB is larger than the format allows");
        }
        var header = Json.compact(new CheckpointHeader(
                checkpoint.step(), checkpoint.seconds(), checkpoint.region(), checkpoint.config(), blocks));
        var preamble = ByteBuffer.allocate(PREAMBLE).order(ByteOrder.LITTLE_ENDIAN);
        preamble.put(MAGIC).putInt(VERSION).putInt(header.length).putInt(crcOf(header, header.length));
        preamble.putInt(crcOf(preamble.array(), preamble.position())).flip();
        writeFully(channel, preamble);
        writeFully(channel, ByteBuffer.wrap(header));
        for (var bytes : stored) {
            writeFully(channel, ByteBuffer.wrap(bytes));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Reads and checks everything.
    ///
    /// @throws DamagedException when the content is not a whole checkpoint of a known version
    /// @throws IOException when the file cannot be read at all
    static Checkpoint read(Path file) throws IOException, DamagedException {
        try (var channel = Files.newByteChannel(file)) {
            var size = channel.size();
            if (size > LARGEST_FILE) {
                throw new DamagedException("expected at most " + LARGEST_FILE + " bytes, found " + size);
            }
            if (size < PREAMBLE) {
                throw new DamagedException("expected at least " + PREAMBLE + " bytes, found " + size);
            }
            var header = readHeader(channel, size);
            var planes = new FloatPlanes();
            var arrays = new LinkedHashMap<String, float[]>();
            for (var block : header.arrays()) {
                if (arrays.put(block.name(), readBlock(channel, block, planes)) != null) {
                    throw new DamagedException("array \"" + block.name() + "\" is there twice");
                }
            }
            return new Checkpoint(
                    header.config(), header.region(), header.step(), header.seconds(), NamedArrays.copyOf(arrays));
        } catch (EOFException e) {
            throw new DamagedException("the file ended early", e);
        }
    }

    private static CheckpointHeader readHeader(SeekableByteChannel channel, long size)
            throws IOException, DamagedException {
        var preambleBytes = readBytes(channel, PREAMBLE);
        var preamble = ByteBuffer.wrap(preambleBytes).order(ByteOrder.LITTLE_ENDIAN);
        var magic = new byte[MAGIC.length];
        preamble.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DamagedException("expected the magic ZSCHKPT, found other bytes");
        }
        int version = preamble.getInt();
        int length = preamble.getInt();
        int headerCrc = preamble.getInt();
        if (preamble.getInt() != crcOf(preambleBytes, PREAMBLE - 4)) {
            throw new DamagedException("the checksum of the preamble does not match");
        }
        if (version < 1 || version > VERSION) {
            throw new DamagedException("format version is " + version + ", this program reads 1 to " + VERSION);
        }
        if (length < 0 || length > Math.min(LARGEST_HEADER, size - PREAMBLE)) {
            throw new DamagedException("header of " + length + " bytes does not fit a file of " + size + " bytes");
        }
        var bytes = readBytes(channel, length);
        if (crcOf(bytes, length) != headerCrc) {
            throw new DamagedException("the checksum of the header does not match");
        }
        return parse(bytes, version, size - PREAMBLE - length);
    }

    private static CheckpointHeader parse(byte[] json, int version, long bytesLeft)
            throws IOException, DamagedException {
        try {
            var root = Json.MAPPER.readTree(json);
            OlderFormats.upgrade(root, version);
            var header = Json.MAPPER.treeToValue(root, CheckpointHeader.class);
            ConfigLimits.check(header.config());
            if (header.step() < 0 || !(header.seconds() >= 0) || !Double.isFinite(header.seconds())) {
                throw new DamagedException(
                        "step " + header.step() + " after " + header.seconds() + " s is not a state");
            }
            long declared = 0;
            long content = 0;
            for (var block : header.arrays()) {
                requireSizes(block);
                declared += block.storedBytes();
                content += 4L * block.length();
            }
            if (content > LARGEST_CONTENT) {
                throw new DamagedException("arrays of " + content + " bytes, expected at most " + LARGEST_CONTENT);
            }
            if (declared != bytesLeft) {
                throw new DamagedException("arrays take " + declared + " bytes, found " + bytesLeft);
            }
            return header;
        } catch (JsonProcessingException e) {
            throw new DamagedException("header " + Json.explain(e), e);
        } catch (IllegalArgumentException e) {
            throw new DamagedException("header: " + e.getMessage(), e);
        }
    }

    private static void requireSizes(CheckpointHeader.Block block) throws DamagedException {
        boolean raw = block.codec().equals(RAW);
        if (!raw && !block.codec().equals(PLANES)) {
            throw new DamagedException("array \"" + block.name() + "\" is stored as \"" + block.codec()
                    + "\", this program reads \"" + RAW + "\" and \"" + PLANES + "\"");
        }
        if (block.length() < 0
                || block.storedBytes() < 0
                || block.storedBytes() > LARGEST_FILE
                || (raw && block.storedBytes() != 4L * block.length())) {
            throw new DamagedException("array \"" + block.name() + "\" declares " + block.length() + " floats in "
                    + block.storedBytes() + " bytes");
        }
    }

    private static float[] readBlock(SeekableByteChannel channel, CheckpointHeader.Block block, FloatPlanes planes)
            throws IOException, DamagedException {
        var stored = readBytes(channel, Math.toIntExact(block.storedBytes()));
        if (Integer.toUnsignedLong(crcOf(stored, stored.length)) != block.crc32c()) {
            throw new DamagedException("the checksum of array \"" + block.name() + "\" does not match");
        }
        if (block.codec().equals(PLANES)) {
            return planes.decompress(stored, block.length());
        }
        var values = new float[block.length()];
        ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static byte[] readBytes(SeekableByteChannel channel, int length) throws IOException {
        var bytes = new byte[length];
        readFully(channel, ByteBuffer.wrap(bytes));
        return bytes;
    }

    private static void readFully(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException();
            }
        }
    }

    private static int crcOf(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /// The file is there but is not a whole checkpoint; the message says what is wrong with it.
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1;

        DamagedException(String message) {
            super(message);
        }

        DamagedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
