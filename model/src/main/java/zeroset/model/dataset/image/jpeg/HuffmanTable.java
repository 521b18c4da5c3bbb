package zeroset.model.dataset.image.jpeg;

import java.io.IOException;

/// Codes of one kind of symbols, T.81 annex C and F.2.2.3. Immutable.
final class HuffmanTable {

    /// Most codes of a photograph are this short and found by one look.
    private static final int QUICK_BITS = 11;

    private static final int LONGEST = 16;

    private final byte[] symbols;
    private final short[] quick = new short[1 << QUICK_BITS]; // length << 8 | symbol, 0 where the code is longer
    private final int[] coefficients = new int[1 << QUICK_BITS]; // value << 16 | run << 8 | length of both, or 0
    private final int[] firstBeyond = new int[LONGEST + 2]; // left-aligned to 16 bits, per length
    private final int[] offset = new int[LONGEST + 1]; // of a code's symbol from the code, per length

    /// @param counts `[16]` how many codes there are of each length from 1
    /// @param symbols in the order of their codes
    /// @throws IOException when there are more codes than bits can tell
    HuffmanTable(int[] counts, byte[] symbols) throws IOException {
        this.symbols = symbols;
        int code = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            offset[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++) {
                if (code >= 1 << length) {
                    throw new IOException("a table of codes is damaged");
                }
                if (length <= QUICK_BITS) {
                    enter(code, length, symbols[index]);
                }
                code++;
                index++;
            }
            firstBeyond[length] = code << (LONGEST - length);
            code <<= 1;
        }
        for (int ahead = 0; ahead < quick.length; ahead++) {
            coefficients[ahead] = coefficient(ahead, quick[ahead]);
        }
    }

    /// Where the symbol is that of a coefficient, its value follows the code and is mostly short too.
    private static int coefficient(int ahead, int entry) {
        int size = entry & 15;
        int length = (entry >> 8) + size;
        if (size == 0 || length > QUICK_BITS) {
            return 0;
        }
        int value = EntropyBits.extend(ahead >> (QUICK_BITS - length) & ((1 << size) - 1), size);
        return value << 16 | (entry >> 4 & 15) << 8 | length;
    }

    /// A coefficient that one look finds, with the zeros before it.
    ///
    /// @param ahead the next 16 bits
    /// @return value, run of zeros and number of bits as `value << 16 | run << 8 | bits`; 0 where more is needed
    int coefficient(int ahead) {
        return coefficients[ahead >> (LONGEST - QUICK_BITS)];
    }

    private void enter(int code, int length, byte symbol) {
        int first = code << (QUICK_BITS - length);
        int entry = length << 8 | (symbol & 0xff);
        for (int i = 0; i < 1 << (QUICK_BITS - length); i++) {
            quick[first + i] = (short) entry;
        }
    }

    /// Reads a symbol, 0..255.
    ///
    /// @param bits at least 16 of them are there
    /// @throws IOException when they are no code
    int next(EntropyBits bits) throws IOException {
        int ahead = bits.peek();
        int entry = quick[ahead >> (LONGEST - QUICK_BITS)];
        if (entry != 0) {
            bits.skip(entry >> 8);
            return entry & 0xff;
        }
        for (int length = QUICK_BITS + 1; length <= LONGEST; length++) {
            if (ahead < firstBeyond[length]) {
                bits.skip(length);
                return symbols[(ahead >> (LONGEST - length)) + offset[length]] & 0xff;
            }
        }
        throw new IOException("entropy-coded data is damaged");
    }
}
