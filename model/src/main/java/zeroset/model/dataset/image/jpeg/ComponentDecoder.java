package zeroset.model.dataset.image.jpeg;

import java.io.IOException;
import java.util.Arrays;

/// Reads the blocks of one component and leaves the means of their rectangles in a plane that is as high as
/// one row of the scan's units.
final class ComponentDecoder {

    private static final int LEVEL_SHIFT = 128;

    private final HuffmanTable dc;
    private final HuffmanTable ac;
    private final FrameComponent frame;
    private final BlockMeans means;
    private final int stride;
    private final float[] plane;
    private final float[] block;
    private int prediction;

    /// @param reduction side of the squares of pixels that are averaged
    /// @param mostAcross of any component
    /// @param mostDown of any component
    /// @param units of the scan in a row
    ComponentDecoder(JpegFile.ScanComponent scan, int reduction, int mostAcross, int mostDown, int units) {
        frame = scan.frame();
        dc = scan.dc();
        ac = scan.ac();
        int columns = Math.floorDiv(8 * mostAcross, reduction * frame.across());
        int rows = Math.floorDiv(8 * mostDown, reduction * frame.down());
        means = new BlockMeans(columns, rows, scan.quantization());
        stride = units * frame.across() * columns;
        plane = new float[stride * frame.down() * rows];
        block = new float[columns * rows];
    }

    /// Whether a component's samples can be averaged to this: they are finer, or just as fine.
    static boolean canReduce(FrameComponent frame, int reduction, int mostAcross, int mostDown) {
        return isWhole(mostAcross, frame.across(), reduction) && isWhole(mostDown, frame.down(), reduction);
    }

    private static boolean isWhole(int most, int own, int reduction) {
        return most % own == 0 && reduction % (most / own) == 0 && 8 % (reduction / (most / own)) == 0;
    }

    /// Forgets what came before.
    void restart() {
        prediction = 0;
    }

    /// Reads the blocks of one unit.
    void readUnit(EntropyBits bits, int unit) throws IOException {
        for (int down = 0; down < frame.down(); down++) {
            for (int across = 0; across < frame.across(); across++) {
                readBlock(bits);
                int left = (unit * frame.across() + across) * means.columns();
                for (int row = 0; row < means.rows(); row++) {
                    System.arraycopy(
                            block,
                            row * means.columns(),
                            plane,
                            (down * means.rows() + row) * stride + left,
                            means.columns());
                }
            }
        }
    }

    /// T.81 F.2.2.
    private void readBlock(EntropyBits bits) throws IOException {
        Arrays.fill(block, LEVEL_SHIFT);
        bits.fill();
        int size = dc.next(bits);
        if (size > 15) {
            throw new IOException("entropy-coded data is damaged");
        }
        prediction += size == 0 ? 0 : bits.signed(size);
        means.add(0, prediction, block);
        for (int k = 1; k < 64; k++) {
            bits.fill();
            int known = ac.coefficient(bits.peek());
            if (known != 0) {
                bits.skip(known & 0xff);
                k += known >> 8 & 0xff;
                means.add(inside(k), known >> 16, block);
                continue;
            }
            int symbol = ac.next(bits);
            size = symbol & 15;
            k += symbol >> 4;
            if (size == 0) {
                if (symbol != 0xf0) {
                    return; // end of block
                }
                continue;
            }
            means.add(inside(k), bits.signed(size), block);
        }
    }

    private static int inside(int k) throws IOException {
        if (k > 63) {
            throw new IOException("entropy-coded data is damaged");
        }
        return k;
    }

    /// The means of the row of units that was read.
    float at(int row, int column) {
        return plane[row * stride + column];
    }
}
