package zeroset.model.dataset.image.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The bits of a scan, T.81 annex F.2.2.5: bytes of 0xFF are followed by a zero that does not count, or end the
/// data.
final class EntropyBits {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;
    private long buffer; // the lowest bits are the next ones to read
    private int available;
    private int invented; // zeros after the end, among the available

    /// @param position of the first byte of entropy-coded data
    EntropyBits(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    /// Makes sure that there are at least 32 bits: the longest code and the longest value.
    void fill() {
        if (available >= 32) {
            return;
        }
        if (position + 4 <= bytes.length) {
            int four = (int) INT.get(bytes, position);
            if (hasNoFf(four)) {
                buffer = buffer << 32 | (four & 0xffffffffL);
                available += 32;
                position += 4;
                return;
            }
        }
        while (available < 32) {
            buffer = buffer << 8 | nextByte();
            available += 8;
        }
    }

    private static boolean hasNoFf(int four) {
        int inverted = ~four; // the usual test for a byte of zero
        return ((inverted - 0x01010101) & four & 0x80808080) == 0;
    }

    private int nextByte() {
        if (position < bytes.length) {
            int value = bytes[position] & 0xff;
            if (value != 0xff) {
                position++;
                return value;
            }
            if (position + 1 < bytes.length && bytes[position + 1] == 0) {
                position += 2;
                return value;
            }
        }
        invented += 8;
        return 0;
    }

    /// The next 16 bits, which stay.
    int peek() {
        return (int) (buffer >>> (available - 16)) & 0xffff;
    }

    /// Leaves bits out.
    void skip(int count) {
        available -= count;
    }

    /// Reads a number of so many bits, of which those that begin with 0 are negative; T.81 F.2.2.1, "extend".
    int signed(int size) {
        available -= size;
        return extend((int) (buffer >>> available) & ((1 << size) - 1), size);
    }

    /// The number that so many bits stand for.
    static int extend(int value, int size) {
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    /// Requires that what was read was there.
    ///
    /// @throws IOException when it was not
    void requireNotEnded() throws IOException {
        if (available < invented) {
            throw new IOException("entropy-coded data ends early");
        }
    }

    /// Goes on behind a restart marker.
    ///
    /// @param number of the marker, 0..7
    /// @throws IOException when the marker is not there
    void restart(int number) throws IOException {
        requireNotEnded();
        while (position + 1 < bytes.length && bytes[position] == (byte) 0xff && bytes[position + 1] == (byte) 0xff) {
            position++; // fill bytes
        }
        boolean found = position + 1 < bytes.length
                && bytes[position] == (byte) 0xff
                && (bytes[position + 1] & 0xff) == 0xd0 + number;
        if (!found) {
            throw new IOException("restart marker " + number + " is missing at byte " + position);
        }
        position += 2;
        buffer = 0;
        available = 0;
        invented = 0;
    }
}
