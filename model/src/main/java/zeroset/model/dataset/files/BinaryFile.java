package zeroset.model.dataset.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import zeroset.model.dataset.DatasetException;

/// A little-endian binary file read from front to end, whatever its size. Counts are checked against the bytes
/// that are left before anything is made of them, so that a lie cannot take memory.
public final class BinaryFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_TEXT_BYTES = 4096;

    private final Path file;
    private final InputStream stream;
    private final long size;
    private final ByteBuffer scratch = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    private long position;

    private BinaryFile(Path file, InputStream stream, long size) {
        this.file = file;
        this.stream = stream;
        this.size = size;
    }

    /// Opens a file.
    ///
    /// @throws DatasetException when it does not exist or cannot be opened
    public static BinaryFile open(Path file) throws DatasetException {
        try {
            return new BinaryFile(
                    file, new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES), Files.size(file));
        } catch (NoSuchFileException e) {
            throw new DatasetException(file + ": does not exist", e);
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    /// Bytes not yet read.
    public long remaining() {
        return size - position;
    }

    /// A signed 32-bit number.
    public int readInt() throws DatasetException {
        fill(4);
        return scratch.getInt(0);
    }

    /// A signed 64-bit number.
    public long readLong() throws DatasetException {
        fill(8);
        return scratch.getLong(0);
    }

    /// A byte, 0..255.
    public int readByte() throws DatasetException {
        fill(1);
        return scratch.get(0) & 0xff;
    }

    /// A finite 64-bit floating-point number.
    ///
    /// @param what what it is, for the message
    public double readDouble(String what) throws DatasetException {
        fill(8);
        double value = scratch.getDouble(0);
        if (!Double.isFinite(value)) {
            throw problem("expected a finite " + what + ", found " + value);
        }
        return value;
    }

    /// A 64-bit number of things that follow.
    ///
    /// @param bytesEach the least number of bytes that each takes
    /// @param what what is counted, for the message
    public long readCount(long bytesEach, String what) throws DatasetException {
        long count = readLong();
        if (count < 0 || count > remaining() / bytesEach) {
            throw problem("expected at most " + remaining() / bytesEach + " " + what + " in the " + remaining()
                    + " bytes that follow, found " + Long.toUnsignedString(count)
                    + "; the file is truncated or damaged, restore it from its source");
        }
        return count;
    }

    /// A text that ends with a zero byte.
    ///
    /// @param what what it is, for the message
    public String readText(String what) throws DatasetException {
        var bytes = new byte[MAX_TEXT_BYTES];
        for (int length = 0; length < bytes.length; length++) {
            int value = readByte();
            if (value == 0) {
                return new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
            bytes[length] = (byte) value;
        }
        throw problem("expected " + what + " of at most " + MAX_TEXT_BYTES
                + " bytes; the file is damaged, restore it from its source");
    }

    /// Passes over bytes.
    public void skip(long bytes) throws DatasetException {
        try {
            stream.skipNBytes(bytes);
            position += bytes;
        } catch (EOFException e) {
            throw truncated(bytes, e);
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    private void fill(int bytes) throws DatasetException {
        try {
            if (stream.readNBytes(scratch.array(), 0, bytes) < bytes) {
                throw truncated(bytes, new EOFException());
            }
            position += bytes;
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    private DatasetException truncated(long bytes, EOFException cause) {
        return new DatasetException(
                file + ": byte " + position + ": expected " + bytes
                        + " more bytes, found the end; the file is truncated, restore it from its source",
                cause);
    }

    /// A complaint: `file: byte 120: problem`.
    public DatasetException problem(String problem) {
        return new DatasetException(file + ": byte " + position + ": " + problem);
    }

    @Override
    public void close() throws DatasetException {
        try {
            stream.close();
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be closed: " + DatasetException.reason(e), e);
        }
    }
}
