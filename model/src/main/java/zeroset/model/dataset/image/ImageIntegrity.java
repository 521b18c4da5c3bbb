package zeroset.model.dataset.image;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/// Tells whether a PNG, JPEG, TIFF or WebP file is whole, from its own structure. Decoders often are content
/// with half a file and fill the rest with grey, which would train as if it were a photograph.
public final class ImageIntegrity {

    private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IEND = 0x49454E44;

    private ImageIntegrity() {}

    /// What is wrong with the file; empty when nothing is, or when it is of another kind.
    public static Optional<String> damage(byte[] bytes) {
        if (bytes.length >= 8 && ByteBuffer.wrap(bytes).getLong(0) == PNG_SIGNATURE) {
            return pngDamage(bytes);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8) {
            return jpegDamage(bytes);
        }
        if (TiffIntegrity.isTiff(bytes)) {
            return TiffIntegrity.damage(bytes);
        }
        if (bytes.length >= 12 && startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
            return webpDamage(bytes);
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int at, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (bytes[at + i] != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The container states its length.
    private static Optional<String> webpDamage(byte[] bytes) {
        long stated = 8
                + Integer.toUnsignedLong(
                        Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(4)));
        return stated > bytes.length
                ? truncated("WebP", bytes.length, "states " + stated + " bytes")
                : Optional.empty();
    }

    /// Walks the chunks up to IEND and checks their sums.
    private static Optional<String> pngDamage(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        int position = 8;
        while (bytes.length - position >= 12) {
            int length = buffer.getInt(position);
            int type = buffer.getInt(position + 4);
            if (length < 0 || length > bytes.length - position - 12) {
                return truncated("PNG", bytes.length, "ends inside the chunk at byte " + position);
            }
            var sum = new CRC32();
            sum.update(bytes, position + 4, length + 4);
            if ((int) sum.getValue() != buffer.getInt(position + 8 + length)) {
                return Optional.of("PNG is damaged: check sum of the chunk at byte " + position + " does not match");
            }
            if (type == IEND) {
                return Optional.empty();
            }
            position += 12 + length;
        }
        return truncated("PNG", bytes.length, "has no end chunk");
    }

    /// Walks the segments up to the end-of-image marker. Inside entropy-coded data 0xFF is followed by 0 or a
    /// restart marker, so thumbnails and stray bytes are not mistaken for the end.
    private static Optional<String> jpegDamage(byte[] bytes) {
        int position = 2;
        while (position + 1 < bytes.length) {
            if ((bytes[position] & 0xff) != 0xff) {
                return Optional.of("JPEG is damaged: expected a marker at byte " + position);
            }
            int marker = bytes[position + 1] & 0xff;
            if (marker == 0xd9) {
                return Optional.empty();
            }
            if (marker == 0xff) {
                position++; // fill byte
                continue;
            }
            if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
                position += 2; // markers without a segment
                continue;
            }
            if (position + 3 >= bytes.length) {
                break;
            }
            int length = (bytes[position + 2] & 0xff) << 8 | (bytes[position + 3] & 0xff);
            position += 2 + length;
            if (marker == 0xda) {
                position = endOfScan(bytes, position);
            }
        }
        return truncated("JPEG", bytes.length, "has no end marker");
    }

    /// Position of the first marker after entropy-coded data.
    private static int endOfScan(byte[] bytes, int start) {
        int position = start;
        while (position + 1 < bytes.length) {
            int next = bytes[position + 1] & 0xff;
            if ((bytes[position] & 0xff) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
                return position;
            }
            position++;
        }
        return bytes.length;
    }

    private static Optional<String> truncated(String format, int size, String how) {
        return Optional.of(format + " is truncated: it " + how + " (" + size + " bytes found)");
    }
}
