package zeroset.model.dataset.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/// A file in memory as image readers want it.
///
/// Some decoders go on for minutes past the end of a damaged file, taking nothing for zeros; after some reads
/// there this stream fails instead.
final class MemoryImageStream extends ImageInputStreamImpl {

    /// Decoders look ahead by a few bytes.
    private static final int TOLERATED = 64;

    private final byte[] bytes;
    private int readsPastEnd;

    /// @param bytes the file; nobody writes to it
    MemoryImageStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            noteEnd();
            return -1;
        }
        return bytes[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            noteEnd();
            return -1;
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, offset, count);
        streamPos += count;
        return count;
    }

    private void noteEnd() throws IOException {
        if (++readsPastEnd > TOLERATED) {
            throw new IOException("it ends in the middle of the picture");
        }
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
