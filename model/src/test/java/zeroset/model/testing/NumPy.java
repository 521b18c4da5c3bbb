package zeroset.model.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes NumPy's formats, so that reading them can be tested without NumPy.
public final class NumPy {

    private NumPy() {}

    /// A float64 matrix, row by row.
    public static byte[] npy(double[][] matrix) {
        var header = header("<f8", false, matrix.length + ", " + matrix[0].length);
        var buffer = ByteBuffer.allocate(8 * matrix.length * matrix[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (var row : matrix) {
            for (double value : row) {
                buffer.putDouble(value);
            }
        }
        return join(header, buffer.array());
    }

    /// Any array from its parts.
    public static byte[] npy(String type, boolean fortran, String shape, byte[] data) {
        return join(header(type, fortran, shape), data);
    }

    /// An uncompressed .npz archive.
    public static void writeNpz(Path file, Map<String, byte[]> arrays) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
                zip.closeEntry();
            }
        }
    }

    private static byte[] header(String type, boolean fortran, String shape) {
        var text = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape
                + "), }";
        var padded = text + " ".repeat(63 - (10 + text.length()) % 64) + "\n";
        var buffer = ByteBuffer.allocate(10 + padded.length()).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        buffer.putShort((short) padded.length());
        buffer.put(padded.getBytes(StandardCharsets.ISO_8859_1));
        return buffer.array();
    }

    private static byte[] join(byte[] header, byte[] data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(header);
        out.writeBytes(data);
        return out.toByteArray();
    }
}
