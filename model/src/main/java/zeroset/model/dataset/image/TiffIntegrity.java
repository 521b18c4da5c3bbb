package zeroset.model.dataset.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Tells whether the strips or tiles of a TIFF file's first image lie inside the file. Format: TIFF 6.0, 1992.
final class TiffIntegrity {

    private static final int STRIP_OFFSETS = 273;
    private static final int STRIP_COUNTS = 279;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_COUNTS = 325;
    private static final int ENTRY_BYTES = 12;
    private static final int SHORT = 3;

    private final ByteBuffer buffer;
    private final int directory;
    private final int entries;

    private TiffIntegrity(ByteBuffer buffer, int directory, int entries) {
        this.buffer = buffer;
        this.directory = directory;
        this.entries = entries;
    }

    /// Whether the bytes begin as those of a TIFF file do.
    static boolean isTiff(byte[] bytes) {
        return bytes.length >= 8
                && ((bytes[0] == 'I' && bytes[1] == 'I' && bytes[2] == 42)
                        || (bytes[0] == 'M' && bytes[1] == 'M' && bytes[3] == 42));
    }

    /// What is wrong with the file; empty when nothing is.
    static Optional<String> damage(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(buffer.getInt(4));
        if (directory + 2 > bytes.length) {
            return truncated(bytes.length, "its directory lies at byte " + directory);
        }
        int entries = buffer.getShort((int) directory) & 0xffff;
        if (directory + 2 + (long) ENTRY_BYTES * entries > bytes.length) {
            return truncated(bytes.length, "it ends inside its directory");
        }
        var tiff = new TiffIntegrity(buffer, (int) directory + 2, entries);
        return tiff.damage(STRIP_OFFSETS, STRIP_COUNTS).or(() -> tiff.damage(TILE_OFFSETS, TILE_COUNTS));
    }

    private Optional<String> damage(int offsetsTag, int countsTag) {
        int offsets = entry(offsetsTag);
        int counts = entry(countsTag);
        if (offsets < 0 || counts < 0) {
            return Optional.empty(); // the decoder knows what else to do, or complains
        }
        int size = buffer.capacity();
        long pieces = Math.min(count(offsets), count(counts));
        if (!isInside(offsets, pieces) || !isInside(counts, pieces)) {
            return truncated(size, "the list of its pieces ends early");
        }
        for (int i = 0; i < pieces; i++) {
            long end = value(offsets, i) + value(counts, i);
            if (end > size) {
                return truncated(size, "piece " + i + " ends at byte " + end);
            }
        }
        return Optional.empty();
    }

    private int entry(int tag) {
        for (int i = 0; i < entries; i++) {
            int at = directory + ENTRY_BYTES * i;
            if ((buffer.getShort(at) & 0xffff) == tag) {
                return at;
            }
        }
        return -1;
    }

    private long count(int entry) {
        return Integer.toUnsignedLong(buffer.getInt(entry + 4));
    }

    private int bytesEach(int entry) {
        return buffer.getShort(entry + 2) == SHORT ? 2 : 4;
    }

    /// Where the values are: in the entry itself when they fit.
    private long start(int entry) {
        return count(entry) * bytesEach(entry) <= 4 ? entry + 8L : Integer.toUnsignedLong(buffer.getInt(entry + 8));
    }

    private boolean isInside(int entry, long values) {
        return start(entry) + values * bytesEach(entry) <= buffer.capacity();
    }

    private long value(int entry, int index) {
        int at = (int) start(entry) + index * bytesEach(entry);
        return bytesEach(entry) == 2 ? buffer.getShort(at) & 0xffff : Integer.toUnsignedLong(buffer.getInt(at));
    }

    private static Optional<String> truncated(int size, String how) {
        return Optional.of("TIFF is truncated: " + how + " (" + size + " bytes found)");
    }
}
