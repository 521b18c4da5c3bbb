package zeroset.model.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import zeroset.model.mesh.PlyHeader.Element;
import zeroset.model.mesh.PlyHeader.Property;

/// Reads a mesh from a PLY file: text, or binary in either byte order; any properties; polygons become fans.
///
/// Taken are `x y z`, `nx ny nz`, `red green blue` of the vertices and `vertex_indices` (or `vertex_index`) of the
/// faces; a file without faces gives a mesh without triangles. Declared counts are checked against the file's size
/// before memory is taken for them.
public final class PlyReader {

    private static final int BUFFER = 1 << 20;
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int LONGEST_TOKEN = 512;

    private static final int NORMAL = 3;
    private static final int COLOR = 6;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).limit(0);
    private final byte[] token = new byte[LONGEST_TOKEN];
    private final MeshBuilder mesh;

    private boolean text;
    private float[] normals = {};
    private byte[] colors = {};
    private int[] polygon = new int[16];

    private PlyReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        mesh = new MeshBuilder(file);
    }

    /// Reads a mesh.
    ///
    /// @throws MeshReadException when the file is malformed
    /// @throws IOException when it cannot be read
    public static TriangleMesh read(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return new PlyReader(file, channel).read();
        }
    }

    private TriangleMesh read() throws IOException {
        PlyHeader header = PlyHeader.parse(file, headerLines());
        ByteOrder order = header.order();
        text = order == null;
        buffer.order(order == null ? ByteOrder.LITTLE_ENDIAN : order);
        for (Element element : header.elements()) {
            checkSize(element);
            switch (element.name()) {
                case "vertex" -> readVertices(element);
                case "face" -> readFaces(element);
                default -> skip(element);
            }
        }
        return mesh.build(normals, colors);
    }

    private List<String> headerLines() throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int i = 0; i < LONGEST_HEADER; i++) {
            if (!buffer.hasRemaining()) {
                fill("header");
            }
            char c = (char) (buffer.get() & 0xff);
            if (c != '\n') {
                line.append(c);
                continue;
            }
            if (line.toString().strip().equals("end_header")) {
                return lines;
            }
            lines.add(line.toString());
            line.setLength(0);
        }
        throw new MeshReadException(file, "header", "no end_header in the first " + LONGEST_HEADER + " bytes");
    }

    private void checkSize(Element element) throws IOException {
        long record = 0;
        for (Property property : element.properties()) {
            PlyHeader.Type type = property.countType() == null ? property.type() : property.countType();
            record += text ? 2 : type.bytes(); // a digit and a space
        }
        long remaining = channel.size() - channel.position() + buffer.remaining() + 1; // the last line may lack its end
        if (element.count() > Integer.MAX_VALUE / 3) {
            throw new MeshReadException(
                    file,
                    "element " + element.name(),
                    "the header declares " + element.count() + " of them, more than a mesh can hold");
        }
        if (element.count() * record > remaining) {
            throw new MeshReadException(
                    file,
                    "element " + element.name(),
                    "the header declares " + element.count() + " of them, at least " + element.count() * record
                            + " bytes, but only " + remaining + " bytes follow");
        }
    }

    private void readVertices(Element element) throws IOException {
        int[] slots = new int[element.properties().size()];
        int found = 0;
        for (int p = 0; p < slots.length; p++) {
            slots[p] = slot(element.properties().get(p));
            found |= slots[p] >= 0 ? 1 << slots[p] : 0;
        }
        if ((found & 0b111) != 0b111) {
            throw new MeshReadException(file, "element vertex", "it has no properties x, y and z");
        }
        int count = (int) element.count();
        boolean hasNormals = (found >> NORMAL & 0b111) == 0b111;
        boolean hasColors = (found >> COLOR & 0b111) == 0b111;
        normals = new float[hasNormals ? 3 * count : 0];
        colors = new byte[hasColors ? 3 * count : 0];
        double[] values = new double[9];
        for (int v = 0; v < count; v++) {
            for (int p = 0; p < slots.length; p++) {
                Property property = element.properties().get(p);
                if (slots[p] < 0) {
                    skip(element, property, v);
                } else {
                    double value = number(property.type(), element, v);
                    values[slots[p]] = slots[p] >= COLOR && !property.type().isInteger() ? 255 * value : value;
                }
            }
            mesh.addVertex(values[0], values[1], values[2], "vertex", v);
            for (int k = 0; k < 3; k++) {
                if (hasNormals) {
                    normals[3 * v + k] = (float) values[NORMAL + k];
                }
                if (hasColors) {
                    colors[3 * v + k] = (byte) Math.round(Math.clamp(values[COLOR + k], 0, 255));
                }
            }
        }
    }

    private static int slot(Property property) {
        if (property.countType() != null) {
            return -1;
        }
        return switch (property.name()) {
            case "x" -> 0;
            case "y" -> 1;
            case "z" -> 2;
            case "nx" -> NORMAL;
            case "ny" -> NORMAL + 1;
            case "nz" -> NORMAL + 2;
            case "red", "diffuse_red", "r" -> COLOR;
            case "green", "diffuse_green", "g" -> COLOR + 1;
            case "blue", "diffuse_blue", "b" -> COLOR + 2;
            default -> -1;
        };
    }

    private void readFaces(Element element) throws IOException {
        for (int f = 0; f < element.count(); f++) {
            for (Property property : element.properties()) {
                boolean indices = property.countType() != null
                        && (property.name().equals("vertex_indices")
                                || property.name().equals("vertex_index"));
                if (indices) {
                    readPolygon(element, property, f);
                } else {
                    skip(element, property, f);
                }
            }
        }
    }

    private void readPolygon(Element element, Property property, int face) throws IOException {
        int count = listLength(element, property, face);
        if (count > polygon.length) {
            polygon = new int[Math.max(count, 2 * polygon.length)];
        }
        for (int k = 0; k < count; k++) {
            polygon[k] = (int) number(property.type(), element, face);
        }
        mesh.addPolygon(polygon, count, "face", face);
    }

    private int listLength(Element element, Property property, int index) throws IOException {
        PlyHeader.Type countType = property.countType();
        double length = countType == null ? 0 : number(countType, element, index);
        long remaining = channel.size() - channel.position() + buffer.remaining() + 1;
        if (!(length >= 0) || length * (text ? 2 : property.type().bytes()) > remaining) {
            throw new MeshReadException(
                    file,
                    element.name() + " " + index,
                    "list " + property.name() + " declares " + (long) length + " entries, more than the file holds");
        }
        return (int) length;
    }

    private void skip(Element element) throws IOException {
        for (int i = 0; i < element.count(); i++) {
            for (Property property : element.properties()) {
                skip(element, property, i);
            }
        }
    }

    private void skip(Element element, Property property, int index) throws IOException {
        int count = property.countType() == null ? 1 : listLength(element, property, index);
        for (int k = 0; k < count; k++) {
            number(property.type(), element, index);
        }
    }

    private double number(PlyHeader.Type type, Element element, int index) throws IOException {
        if (text) {
            return textNumber(element, index);
        }
        if (buffer.remaining() < type.bytes()) {
            fill(element.name() + " " + index);
            if (buffer.remaining() < type.bytes()) {
                throw new MeshReadException(file, element.name() + " " + index, "the file ends here");
            }
        }
        return switch (type) {
            case INT8 -> buffer.get();
            case UINT8 -> buffer.get() & 0xff;
            case INT16 -> buffer.getShort();
            case UINT16 -> buffer.getShort() & 0xffff;
            case INT32 -> buffer.getInt();
            case UINT32 -> buffer.getInt() & 0xffffffffL;
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> buffer.getDouble();
        };
    }

    private double textNumber(Element element, int index) throws IOException {
        int length = 0;
        while (true) {
            if (!buffer.hasRemaining()) {
                if (channel.position() >= channel.size() && length > 0) {
                    break; // the last number of a file without a final line end
                }
                fill(element.name() + " " + index);
            }
            byte b = buffer.get();
            if (b > ' ' && length < LONGEST_TOKEN) {
                token[length++] = b;
            } else if (length > 0) {
                break;
            }
        }
        String word = new String(token, 0, length, StandardCharsets.ISO_8859_1);
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new MeshReadException(
                    file, element.name() + " " + index, "expected a number, found \"" + word + "\"");
        }
    }

    private void fill(String place) throws IOException {
        buffer.compact();
        int read = channel.read(buffer);
        buffer.flip();
        if (read < 0) {
            throw new MeshReadException(file, place, "the file ends here");
        }
    }
}
