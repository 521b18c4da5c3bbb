package zeroset.model.dataset.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;

/// The colour profile that a PNG file embeds, which ImageIO's reader passes over. Format: PNG 1.2, chunk
/// `iCCP`.
final class PngProfile {

    private static final int FIRST_CHUNK = 8;
    private static final int ICCP = 0x69434350;
    private static final int IDAT = 0x49444154;

    /// Profiles of printers with tables have a megabyte or two; more is a trap.
    private static final int MOST_BYTES = 8 << 20;

    private PngProfile() {}

    /// The profile.
    ///
    /// @param png a whole file, checked by {@link ImageIntegrity}
    /// @return empty when there is none, or the file is no PNG
    static byte[] of(byte[] png) throws IOException {
        if (png.length < FIRST_CHUNK || png[0] != (byte) 0x89 || png[1] != 'P') {
            return new byte[0];
        }
        var buffer = ByteBuffer.wrap(png);
        int at = FIRST_CHUNK;
        while (png.length - at >= 12 && buffer.getInt(at + 4) != IDAT) {
            int length = buffer.getInt(at);
            if (buffer.getInt(at + 4) == ICCP) {
                return inflated(png, at + 8, length);
            }
            at += 12 + length;
        }
        return new byte[0];
    }

    /// A name that ends in 0, the method 0, then the compressed profile.
    private static byte[] inflated(byte[] png, int start, int length) throws IOException {
        int at = start;
        while (at < start + length && png[at] != 0) {
            at++;
        }
        int begin = Math.min(at + 2, start + length);
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(png, begin, start + length - begin))) {
            byte[] profile = stream.readNBytes(MOST_BYTES + 1);
            if (profile.length > MOST_BYTES) {
                throw new IOException("its colour profile is larger than " + (MOST_BYTES >> 20) + " MB");
            }
            return profile;
        }
    }
}
