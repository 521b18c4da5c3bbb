package zeroset.model.dataset.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// One array of NumPy's .npy format, read as doubles: little- or big-endian float32 and float64, C or Fortran
/// order.
///
/// Format: NumPy Enhancement Proposal 1, versions 1 to 3.
public final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");
    private static final int MAX_DIMENSIONS = 8;

    private final int[] shape;
    private final double[] values;

    private NpyArray(int[] shape, double[] values) {
        this.shape = shape;
        this.values = values;
    }

    /// Reads a whole .npy file.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static NpyArray parse(byte[] bytes) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.length < 10 || bytes[i] != MAGIC[i]) {
                throw new IllegalArgumentException("expected a NumPy array, found no NumPy signature");
            }
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int version = bytes[6];
        int headerStart = version == 1 ? 10 : 12;
        if (version < 1 || version > 3 || bytes.length < headerStart) {
            throw new IllegalArgumentException("expected .npy version 1 to 3, found " + version);
        }
        int headerLength = version == 1 ? buffer.getShort(8) & 0xffff : buffer.getInt(8);
        if (headerLength < 0 || headerLength > bytes.length - headerStart) {
            throw new IllegalArgumentException(
                    "array is truncated: header of " + headerLength + " bytes in a file of " + bytes.length);
        }
        var header = new String(bytes, headerStart, headerLength, StandardCharsets.ISO_8859_1);
        return parseData(header, buffer, headerStart + headerLength);
    }

    private static NpyArray parseData(String header, ByteBuffer buffer, int start) {
        var type = field(DESCR, header, "descr");
        boolean fortran = field(FORTRAN, header, "fortran_order").equals("True");
        var shape = shapeOf(field(SHAPE, header, "shape"));
        int itemBytes = switch (type) {
            case "<f8", ">f8" -> 8;
            case "<f4", ">f4" -> 4;
            default -> throw new IllegalArgumentException("expected numbers of type float32 or float64, found " + type);
        };
        long count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, (long) size); // sizes are ints, eight of them at most: checked below too
            if (count * itemBytes > buffer.capacity() - start) {
                throw new IllegalArgumentException("array is truncated: shape " + Arrays.toString(shape) + " needs "
                        + count * itemBytes + " bytes or more, found " + (buffer.capacity() - start));
            }
        }
        buffer.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        var stored = new double[(int) count];
        for (int i = 0; i < stored.length; i++) {
            int position = start + i * itemBytes;
            stored[i] = itemBytes == 8 ? buffer.getDouble(position) : buffer.getFloat(position);
        }
        return new NpyArray(shape, fortran ? toRowMajor(stored, shape) : stored);
    }

    private static String field(Pattern pattern, String header, String name) {
        var matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IllegalArgumentException("expected a NumPy header with '" + name + "', found " + header.strip());
        }
        return matcher.group(1);
    }

    private static int[] shapeOf(String text) {
        List<Integer> sizes = new ArrayList<>();
        for (var word : text.split(",")) {
            if (!word.isBlank()) {
                sizes.add(Integer.parseInt(word.strip())); // NumberFormatException is an IllegalArgumentException
            }
        }
        if (sizes.size() > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_DIMENSIONS + " dimensions, found " + sizes.size());
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] toRowMajor(double[] columnMajor, int[] shape) {
        var rowMajor = new double[columnMajor.length];
        var index = new int[shape.length];
        for (double value : columnMajor) {
            int offset = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                offset = offset * shape[axis] + index[axis];
            }
            rowMajor[offset] = value;
            for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return rowMajor;
    }

    /// The array as a matrix.
    ///
    /// @return `[rows, columns]`
    /// @throws IllegalArgumentException when it has another shape
    public double[][] matrix(int rows, int columns) {
        if (shape.length != 2 || shape[0] != rows || shape[1] != columns) {
            throw new IllegalArgumentException(
                    "expected a " + rows + "x" + columns + " matrix, found shape " + Arrays.toString(shape));
        }
        var matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, matrix[row], 0, columns);
        }
        return matrix;
    }
}
