package zeroset.model.mesh;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a mesh from a Wavefront OBJ file: `v` with or without colours, `vn`, and `f` with any kind of corners and
/// any number of them; negative indices count from the end. Everything else is passed over.
///
/// A vertex takes the normal of the last face corner that names one; when some vertex has none, the mesh has none.
public final class ObjReader {

    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final MeshBuilder mesh;
    private int line;
    private float[] fileNormals = new float[3 * 1024];
    private int fileNormalCount;
    private int[] vertexNormal = new int[1024]; // index + 1 of a vertex's normal; 0 is none
    private byte[] colors = new byte[3 * 1024];
    private int coloredVertices;
    private int[] polygon = new int[16];
    private final List<String> words = new ArrayList<>(); // of the current line

    private ObjReader(Path file) {
        this.file = file;
        mesh = new MeshBuilder(file);
    }

    /// Reads a mesh.
    ///
    /// @throws MeshReadException when the file is malformed
    /// @throws IOException when it cannot be read
    public static TriangleMesh read(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new ObjReader(file).read(in);
        }
    }

    private TriangleMesh read(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_LINE];
        int length = 0;
        line = 1;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                parse(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
                length = 0;
                line++;
            } else if (length == LONGEST_LINE) {
                throw problem("the line is longer than " + LONGEST_LINE + " bytes; is this an OBJ file?");
            } else {
                bytes[length++] = (byte) b;
            }
        }
        parse(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        int vertices = mesh.vertexCount();
        boolean colored = vertices > 0 && coloredVertices == vertices;
        return mesh.build(vertexNormals(vertices), colored ? Arrays.copyOf(colors, 3 * vertices) : new byte[0]);
    }

    private void parse(String text) throws MeshReadException {
        if (!text.startsWith("v") && !text.startsWith("f")) {
            return; // most lines that are not for us
        }
        split(text);
        switch (words.getFirst()) {
            case "v" -> parseVertex();
            case "vn" -> parseNormal();
            case "f" -> parseFace();
            default -> {}
        }
    }

    /// A regular expression would take most of the reading time.
    private void split(String text) {
        words.clear();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean gap = i == text.length() || text.charAt(i) <= ' ';
            if (gap && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!gap && start < 0) {
                start = i;
            }
        }
    }

    private void parseVertex() throws MeshReadException {
        if (words.size() < 4) {
            throw problem("expected \"v x y z\", found " + (words.size() - 1) + " numbers");
        }
        int vertex = mesh.vertexCount();
        mesh.addVertex(number(words.get(1)), number(words.get(2)), number(words.get(3)), "line", line);
        if (words.size() >= 7) {
            if (3 * vertex + 3 > colors.length) {
                colors = Arrays.copyOf(colors, 2 * 3 * (vertex + 1));
            }
            for (int k = 0; k < 3; k++) {
                colors[3 * vertex + k] = (byte) Math.round(255 * Math.clamp(number(words.get(4 + k)), 0, 1));
            }
            coloredVertices++;
        }
    }

    private void parseNormal() throws MeshReadException {
        if (words.size() < 4) {
            throw problem("expected \"vn x y z\", found " + (words.size() - 1) + " numbers");
        }
        if (3 * fileNormalCount + 3 > fileNormals.length) {
            fileNormals = Arrays.copyOf(fileNormals, 2 * fileNormals.length);
        }
        for (int k = 0; k < 3; k++) {
            fileNormals[3 * fileNormalCount + k] = (float) number(words.get(1 + k));
        }
        fileNormalCount++;
    }

    private void parseFace() throws MeshReadException {
        int count = words.size() - 1;
        if (count > polygon.length) {
            polygon = new int[2 * count];
        }
        for (int k = 0; k < count; k++) {
            String corner = words.get(k + 1);
            int slash = corner.indexOf('/');
            int vertex = index(slash < 0 ? corner : corner.substring(0, slash), mesh.vertexCount(), "vertex");
            int second = slash < 0 ? -1 : corner.indexOf('/', slash + 1);
            if (second >= 0) {
                setNormal(vertex, index(corner.substring(second + 1), fileNormalCount, "normal"));
            }
            polygon[k] = vertex;
        }
        mesh.addPolygon(polygon, count, "line", line);
    }

    private void setNormal(int vertex, int normal) {
        if (vertex >= vertexNormal.length) {
            vertexNormal = Arrays.copyOf(vertexNormal, Math.max(vertex + 1, 2 * vertexNormal.length));
        }
        vertexNormal[vertex] = normal + 1;
    }

    private float[] vertexNormals(int vertices) {
        float[] normals = new float[3 * vertices];
        for (int v = 0; v < vertices; v++) {
            if (v >= vertexNormal.length || vertexNormal[v] == 0) {
                return new float[0];
            }
            System.arraycopy(fileNormals, 3 * (vertexNormal[v] - 1), normals, 3 * v, 3);
        }
        return normals;
    }

    private int index(String word, int count, String what) throws MeshReadException {
        int index;
        try {
            index = Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw problem("expected a " + what + " index, found \"" + word + "\"");
        }
        int absolute = index < 0 ? count + index : index - 1;
        if (absolute < 0 || absolute >= count) {
            throw problem(what + " index " + index + " is out of range, " + count + " precede this line");
        }
        return absolute;
    }

    private double number(String word) throws MeshReadException {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw problem("expected a number, found \"" + word + "\"");
        }
    }

    private MeshReadException problem(String problem) {
        return new MeshReadException(file, "line " + line, problem);
    }
}
