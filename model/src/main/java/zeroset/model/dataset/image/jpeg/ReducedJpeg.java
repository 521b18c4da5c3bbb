package zeroset.model.dataset.image.jpeg;

import java.io.IOException;
import java.util.Optional;
import zeroset.model.dataset.image.DecodedImage;

/// A JPEG file that can be decoded at a half, a quarter or an eighth of its size, in a third of the time that
/// decoding and averaging it takes, and without ever holding its pixels.
///
/// Each pixel is the mean of a square of pixels of the whole image, as near as rounding allows: the mean of a
/// sum of cosines is computed, not a smaller set of cosines. Libraries for Java decode all pixels, whatever
/// is asked for.
public final class ReducedJpeg {

    private final JpegFile file;
    private final byte[] bytes;
    private final int mostAcross;
    private final int mostDown;

    private ReducedJpeg(JpegFile file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        mostAcross = file.scan().stream()
                .mapToInt(each -> each.frame().across())
                .max()
                .orElse(1);
        mostDown =
                file.scan().stream().mapToInt(each -> each.frame().down()).max().orElse(1);
    }

    /// Reads the tables of a file.
    ///
    /// @return empty when the file is no JPEG or of a rarer kind: progressive, CMYK, more than 8 bits, several
    /// scans
    /// @throws IOException when it is damaged
    public static Optional<ReducedJpeg> of(byte[] bytes) throws IOException {
        if (bytes.length < 4 || bytes[0] != (byte) 0xff || bytes[1] != (byte) 0xd8) {
            return Optional.empty();
        }
        var file = JpegFile.read(bytes);
        return file.isOrdinary() ? Optional.of(new ReducedJpeg(file, bytes)) : Optional.empty();
    }

    /// Width of the whole image in pixels.
    public int width() {
        return file.width();
    }

    /// Height of the whole image in pixels.
    public int height() {
        return file.height();
    }

    /// Whether it can be reduced so.
    ///
    /// @param reduction side of the squares of pixels that are averaged
    public boolean canReduceBy(int reduction) {
        boolean isKnown = reduction == 2 || reduction == 4 || reduction == 8;
        return isKnown
                && file.width() >= reduction
                && file.height() >= reduction
                && file.scan().stream()
                        .allMatch(each -> ComponentDecoder.canReduce(each.frame(), reduction, mostAcross, mostDown));
    }

    /// The embedded ICC profile of a coloured image; empty where there is none.
    public byte[] profile() {
        return file.scan().size() == 3 ? file.profile() : new byte[0];
    }

    /// Decodes the image; columns and rows that fill no square are left out.
    ///
    /// @param reduction side of the squares of pixels that are averaged; see {@link #canReduceBy}
    /// @throws IOException when the file is damaged
    public DecodedImage decode(int reduction) throws IOException {
        int unitsAcross = Math.ceilDiv(file.width(), 8 * mostAcross);
        int unitsDown = Math.ceilDiv(file.height(), 8 * mostDown);
        var components = file.scan().stream()
                .map(each -> new ComponentDecoder(each, reduction, mostAcross, mostDown, unitsAcross))
                .toArray(ComponentDecoder[]::new);
        var image = DecodedImage.ofSize(file.width() / reduction, file.height() / reduction, false);
        var bits = new EntropyBits(bytes, file.scanStart());
        int rows = Math.floorDiv(8 * mostDown, reduction);
        int untilRestart = file.restartInterval();
        int restarts = 0;
        for (int down = 0; down < unitsDown; down++) {
            for (int across = 0; across < unitsAcross; across++) {
                if (file.restartInterval() > 0 && untilRestart-- == 0) {
                    bits.restart(restarts++ & 7);
                    untilRestart = file.restartInterval() - 1;
                    for (var component : components) {
                        component.restart();
                    }
                }
                for (var component : components) {
                    component.readUnit(bits, across);
                }
            }
            bits.requireNotEnded();
            for (int row = 0; row < rows && down * rows + row < image.height(); row++) {
                write(components, row, image, down * rows + row);
            }
        }
        return image;
    }

    /// JFIF 1.02: luminance and colour differences of ITU-R BT.601 over the full range.
    private static void write(ComponentDecoder[] components, int row, DecodedImage image, int y) {
        byte[] rgb = image.rgb();
        int at = 3 * y * image.width();
        for (int x = 0; x < image.width(); x++) {
            float luminance = components[0].at(row, x);
            if (components.length == 1) {
                byte grey = toByte(luminance);
                rgb[at++] = grey;
                rgb[at++] = grey;
                rgb[at++] = grey;
                continue;
            }
            float blue = components[1].at(row, x) - 128;
            float red = components[2].at(row, x) - 128;
            rgb[at++] = toByte(luminance + 1.402f * red);
            rgb[at++] = toByte(luminance - 0.344136f * blue - 0.714136f * red);
            rgb[at++] = toByte(luminance + 1.772f * blue);
        }
    }

    private static byte toByte(float value) {
        return (byte) (int) Math.clamp(value + 0.5f, 0f, 255f);
    }
}
