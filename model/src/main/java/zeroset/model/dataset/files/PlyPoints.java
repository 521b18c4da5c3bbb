package zeroset.model.dataset.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;

/// Reads the vertices of a PLY file as sparse points: `x y z` and, where all three are there, `red green blue`.
/// ASCII and both binary byte orders. The vertices must be the first element, as every program writes them.
public final class PlyPoints {

    private static final long MAX_FILE_BYTES = 1L << 30;
    private static final int MAX_HEADER_BYTES = 1 << 16;
    private static final String END_OF_HEADER = "end_header";

    private final Path file;
    private final byte[] bytes;
    private final List<Property> properties = new ArrayList<>();
    private Encoding encoding = Encoding.ASCII;
    private int count;
    private int bodyStart;

    private PlyPoints(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    private enum Encoding {
        ASCII,
        LITTLE_ENDIAN,
        BIG_ENDIAN
    }

    private enum Scalar {
        INT8(1),
        UINT8(1),
        INT16(2),
        UINT16(2),
        INT32(4),
        UINT32(4),
        FLOAT32(4),
        FLOAT64(8);

        private final int bytes;

        Scalar(int bytes) {
            this.bytes = bytes;
        }

        double get(ByteBuffer buffer, int position) {
            return switch (this) {
                case INT8 -> buffer.get(position);
                case UINT8 -> buffer.get(position) & 0xff;
                case INT16 -> buffer.getShort(position);
                case UINT16 -> buffer.getShort(position) & 0xffff;
                case INT32 -> buffer.getInt(position);
                case UINT32 -> buffer.getInt(position) & 0xffffffffL;
                case FLOAT32 -> buffer.getFloat(position);
                case FLOAT64 -> buffer.getDouble(position);
            };
        }
    }

    private record Property(String name, Scalar type, int offset) {}

    /// Reads a file.
    ///
    /// @throws DatasetException when it is no PLY file, truncated, or holds no finite points
    public static PointCloud read(Path file) throws DatasetException {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new DatasetException(file + ": expected at most 1 GB of points, found " + (Files.size(file) >> 20)
                        + " MB; thin the points out or remove the file");
            }
            var reader = new PlyPoints(file, Files.readAllBytes(file));
            reader.readHeader();
            return reader.readBody();
        } catch (IOException e) {
            throw new DatasetException(file + ": cannot be read: " + DatasetException.reason(e), e);
        }
    }

    private void readHeader() throws DatasetException {
        var lines = headerLines();
        if (lines.isEmpty() || !lines.getFirst().strip().equals("ply")) {
            throw problem("expected a PLY file (first line \"ply\")");
        }
        boolean inVertices = false;
        int elements = 0;
        for (var line : lines) {
            var words = line.strip().split("\\s+");
            switch (words[0]) {
                case "format" -> encoding = encodingOf(words);
                case "element" -> {
                    elements++;
                    inVertices = words.length == 3 && words[1].equals("vertex");
                    if (inVertices && elements > 1) {
                        throw problem("expected the vertices to be the first element");
                    }
                    if (inVertices) {
                        count = countOf(words[2]);
                    }
                }
                case "property" -> {
                    if (inVertices) {
                        addProperty(words);
                    }
                }
                default -> {} // comments and obj_info
            }
        }
        for (var axis : List.of("x", "y", "z")) {
            if (indexOf(axis) < 0) {
                throw problem("expected vertices with x, y and z");
            }
        }
    }

    private List<String> headerLines() throws DatasetException {
        var start = new String(bytes, 0, Math.min(bytes.length, MAX_HEADER_BYTES), StandardCharsets.ISO_8859_1);
        int end = start.indexOf(END_OF_HEADER);
        int newline = end < 0 ? -1 : start.indexOf('\n', end);
        if (newline < 0) {
            throw problem("expected a PLY header with \"" + END_OF_HEADER + "\"");
        }
        bodyStart = newline + 1;
        return start.substring(0, end).lines().toList();
    }

    private Encoding encodingOf(String[] words) throws DatasetException {
        return switch (words.length > 1 ? words[1] : "") {
            case "ascii" -> Encoding.ASCII;
            case "binary_little_endian" -> Encoding.LITTLE_ENDIAN;
            case "binary_big_endian" -> Encoding.BIG_ENDIAN;
            default -> throw problem("expected the format ascii, binary_little_endian or binary_big_endian");
        };
    }

    private int countOf(String word) throws DatasetException {
        try {
            int value = Integer.parseInt(word);
            if (value < 0 || value > bytes.length) {
                throw problem(
                        "expected at most " + bytes.length + " vertices in " + bytes.length + " bytes, found " + word);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new DatasetException(file + ": header: expected a number of vertices, found " + word, e);
        }
    }

    private void addProperty(String[] words) throws DatasetException {
        if (words.length != 3) {
            throw problem("expected vertices without list properties");
        }
        var type = switch (words[1].toLowerCase(Locale.ROOT)) {
            case "char", "int8" -> Scalar.INT8;
            case "uchar", "uint8" -> Scalar.UINT8;
            case "short", "int16" -> Scalar.INT16;
            case "ushort", "uint16" -> Scalar.UINT16;
            case "int", "int32" -> Scalar.INT32;
            case "uint", "uint32" -> Scalar.UINT32;
            case "float", "float32" -> Scalar.FLOAT32;
            case "double", "float64" -> Scalar.FLOAT64;
            default -> throw problem("expected a scalar type for property " + words[2] + ", found " + words[1]);
        };
        properties.add(new Property(words[2], type, vertexBytes()));
    }

    private int vertexBytes() {
        return properties.isEmpty()
                ? 0
                : properties.getLast().offset() + properties.getLast().type().bytes;
    }

    private int indexOf(String name) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private PointCloud readBody() throws DatasetException {
        var columns =
                new int[] {indexOf("x"), indexOf("y"), indexOf("z"), indexOf("red"), indexOf("green"), indexOf("blue")};
        checkSize();
        boolean colored = columns[3] >= 0 && columns[4] >= 0 && columns[5] >= 0;
        var positions = new double[3 * count];
        var colors = new byte[colored ? 3 * count : 0];
        var rows = encoding == Encoding.ASCII ? new AsciiRows() : new BinaryRows();
        for (int i = 0; i < count; i++) {
            var row = rows.next(i);
            for (int axis = 0; axis < 3; axis++) {
                double value = row[columns[axis]];
                if (!Double.isFinite(value)) {
                    throw problem("vertex " + i + ": expected finite coordinates, found " + value);
                }
                positions[3 * i + axis] = value;
                if (colored) {
                    colors[3 * i + axis] = colorByte(columns[3 + axis], row);
                }
            }
        }
        return new PointCloud(positions, colors);
    }

    /// Refuses a count that the file cannot hold before memory is taken for it.
    private void checkSize() throws DatasetException {
        boolean text = encoding == Encoding.ASCII;
        int least = text ? 2 * properties.size() : vertexBytes(); // a digit and a space
        long room = bytes.length - bodyStart + (text ? 1L : 0); // the last line may lack its end
        if ((long) count * least > room) {
            throw problem("expected " + count + " vertices of at least " + least + " bytes each, found " + room
                    + " bytes; the file is truncated, restore it from its source");
        }
    }

    /// Colours are bytes 0..255, or fractions where the property is a floating-point one.
    private byte colorByte(int column, double[] row) {
        var type = properties.get(column).type();
        boolean fraction = type == Scalar.FLOAT32 || type == Scalar.FLOAT64;
        return (byte) Math.clamp(Math.round(fraction ? 255 * row[column] : row[column]), 0, 255);
    }

    private interface Rows {
        double[] next(int vertex) throws DatasetException;
    }

    private final class BinaryRows implements Rows {
        private final ByteBuffer buffer = ByteBuffer.wrap(bytes)
                .order(encoding == Encoding.LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        private final int stride = vertexBytes();
        private final double[] row = new double[properties.size()];

        @Override
        public double[] next(int vertex) {
            for (int i = 0; i < row.length; i++) {
                var property = properties.get(i);
                row[i] = property.type().get(buffer, bodyStart + vertex * stride + property.offset());
            }
            return row;
        }
    }

    private final class AsciiRows implements Rows {
        private final Iterator<String> lines = new String(
                        bytes, bodyStart, bytes.length - bodyStart, StandardCharsets.ISO_8859_1)
                .lines()
                .iterator();
        private final double[] row = new double[properties.size()];

        @Override
        public double[] next(int vertex) throws DatasetException {
            var words = lines.hasNext() ? lines.next().strip().split("\\s+") : new String[0];
            if (words.length < row.length) {
                throw problem("vertex " + vertex + ": expected " + row.length + " numbers, found " + words.length
                        + "; the file is truncated, restore it from its source");
            }
            for (int i = 0; i < row.length; i++) {
                try {
                    row[i] = Double.parseDouble(words[i]);
                } catch (NumberFormatException e) {
                    throw new DatasetException(
                            file + ": vertex " + vertex + ": expected a number, found " + words[i], e);
                }
            }
            return row;
        }
    }

    private DatasetException problem(String problem) {
        return new DatasetException(file + ": " + problem);
    }
}
