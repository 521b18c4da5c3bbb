package zeroset.model.dataset.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands before the entropy-coded data of a JPEG file: sizes, tables and colours. T.81 annex B; the
/// markers of applications are those of JFIF, EXIF, Adobe (Technical Note 5116) and the ICC (ICC.1:2010 annex
/// B.4).
final class JpegFile {

    private static final int TABLES = 4;

    private final byte[] bytes;
    private int position = 2;

    private final @Nullable QuantizationTable[] quantization = new @Nullable QuantizationTable[TABLES];
    private final @Nullable HuffmanTable[] dcTables = new @Nullable HuffmanTable[TABLES];
    private final @Nullable HuffmanTable[] acTables = new @Nullable HuffmanTable[TABLES];
    private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
    private List<FrameComponent> components = List.of();
    private final List<ScanComponent> scan = new ArrayList<>();
    private int width;
    private int height;
    private int restartInterval;
    private boolean isOrdinary = true;
    private boolean saysWhatColoursAre;

    private JpegFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A component and the tables that its blocks are read with.
    record ScanComponent(FrameComponent frame, QuantizationTable quantization, HuffmanTable dc, HuffmanTable ac) {}

    /// Reads everything up to the first scan.
    ///
    /// @throws IOException when the file ends or contradicts itself before
    static JpegFile read(byte[] bytes) throws IOException {
        var file = new JpegFile(bytes);
        try {
            while (file.isOrdinary && !file.readSegment()) {
                // one after the other
            }
            return file;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IOException("a segment ends early", e);
        }
    }

    /// Whether it is what nearly every camera writes: one scan of blocks coded one after the other, 8 bits,
    /// grey or luminance and colour differences. Everything else is better left to a general decoder.
    boolean isOrdinary() {
        return isOrdinary;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /// Units of the scan between restarts; 0 for none.
    int restartInterval() {
        return restartInterval;
    }

    /// The components in the order of the scan.
    List<ScanComponent> scan() {
        return scan;
    }

    /// The first byte of entropy-coded data.
    int scanStart() {
        return position;
    }

    /// The embedded colour profile; empty without one.
    byte[] profile() {
        var joined = new ByteArrayOutputStream();
        profileParts.values().forEach(joined::writeBytes);
        return joined.toByteArray();
    }

    /// @return whether that was the start of a scan
    private boolean readSegment() throws IOException {
        while (byteAt(position) == 0xff && byteAt(position + 1) == 0xff) {
            position++; // fill bytes
        }
        if (byteAt(position) != 0xff) {
            throw new IOException("expected a marker at byte " + position);
        }
        int marker = byteAt(position + 1);
        int start = position + 4;
        int end = position + 2 + shortAt(position + 2);
        if (end > bytes.length) {
            throw new IOException("the segment at byte " + position + " ends behind the file");
        }
        switch (marker) {
            case 0xc0, 0xc1 -> readFrame(start);
            case 0xc4 -> readHuffmanTables(start, end);
            case 0xda -> readScan(start);
            case 0xdb -> readQuantization(start, end);
            case 0xdd -> restartInterval = shortAt(start);
            case 0xe0, 0xe1, 0xe2, 0xee -> readApplication(marker, start, end);
            default -> isOrdinary &= marker > 0xd9; // other kinds of frames, markers without a segment
        }
        position = end;
        return marker == 0xda;
    }

    private void readFrame(int start) {
        int count = byteAt(start + 5);
        isOrdinary &= byteAt(start) == 8 && (count == 1 || count == 3) && components.isEmpty();
        height = shortAt(start + 1);
        width = shortAt(start + 3);
        isOrdinary &= width > 0 && height > 0; // a height of 0 is told after the scan
        var read = new ArrayList<FrameComponent>();
        for (int i = 0; i < count; i++) {
            int at = start + 6 + 3 * i;
            int factors = byteAt(at + 1);
            isOrdinary &= (factors >> 4) >= 1 && (factors & 15) >= 1 && byteAt(at + 2) < TABLES;
            // A single component is not interleaved: its factors say nothing.
            read.add(new FrameComponent(
                    byteAt(at), count == 1 ? 1 : factors >> 4, count == 1 ? 1 : factors & 15, byteAt(at + 2)));
        }
        components = read;
    }

    private void readHuffmanTables(int start, int end) throws IOException {
        int at = start;
        while (at < end) {
            int kind = byteAt(at);
            var counts = new int[16];
            int total = 0;
            for (int i = 0; i < counts.length; i++) {
                counts[i] = byteAt(at + 1 + i);
                total += counts[i];
            }
            var symbols = new byte[total];
            System.arraycopy(bytes, at + 17, symbols, 0, total);
            var tables = kind >> 4 == 0 ? dcTables : acTables;
            tables[kind & 15] = new HuffmanTable(counts, symbols);
            at += 17 + total;
        }
    }

    private void readQuantization(int start, int end) {
        int at = start;
        while (at < end) {
            int kind = byteAt(at++);
            int size = kind >> 4 == 0 ? 1 : 2;
            var steps = new int[64];
            for (int i = 0; i < 64; i++) {
                steps[i] = size == 1 ? byteAt(at + i) : shortAt(at + 2 * i);
            }
            quantization[kind & 15] = new QuantizationTable(steps);
            at += 64 * size;
        }
    }

    private void readScan(int start) throws IOException {
        int count = byteAt(start);
        isOrdinary &= count > 0 && count == components.size();
        for (int i = 0; isOrdinary && i < count; i++) {
            int selector = byteAt(start + 2 + 2 * i);
            var frame = components.get(i);
            var dc = dcTables[selector >> 4];
            var ac = acTables[selector & 15];
            var steps = quantization[frame.quantization()];
            if (byteAt(start + 1 + 2 * i) != frame.id() || dc == null || ac == null || steps == null) {
                throw new IOException("component " + frame.id() + " has no tables");
            }
            scan.add(new ScanComponent(frame, steps, dc, ac));
        }
        isOrdinary = isOrdinary && (count == 1 || saysWhatColoursAre || hasCoarseColours());
    }

    /// Nobody stores red, green or blue coarser than the others.
    private boolean hasCoarseColours() {
        var first = components.getFirst();
        return components.stream()
                .skip(1)
                .allMatch(each -> each.across() * each.down() < first.across() * first.down());
    }

    private void readApplication(int marker, int start, int end) {
        if (marker == 0xe0 && startsWith("JFIF\0", start, end)) {
            saysWhatColoursAre = true;
        } else if (marker == 0xe1 && startsWith("Exif\0", start, end)) {
            saysWhatColoursAre = true;
        } else if (marker == 0xe2 && startsWith("ICC_PROFILE\0", start, end)) {
            var part = new byte[Math.max(0, end - start - 14)];
            System.arraycopy(bytes, start + 14, part, 0, part.length);
            profileParts.put(byteAt(start + 12), part);
        } else if (marker == 0xee && startsWith("Adobe", start, end)) {
            saysWhatColoursAre = true;
            isOrdinary &= byteAt(start + 11) == 1; // 0: red, green, blue
        }
    }

    private boolean startsWith(String letters, int start, int end) {
        var expected = letters.getBytes(StandardCharsets.US_ASCII);
        if (end - start < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[start + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private int byteAt(int at) {
        return bytes[at] & 0xff;
    }

    private int shortAt(int at) {
        return byteAt(at) << 8 | byteAt(at + 1);
    }
}
