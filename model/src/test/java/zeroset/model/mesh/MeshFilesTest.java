package zeroset.model.mesh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mesh.ply", "mesh.obj", "MESH.PLY"})
    void readsWhatItWrote(String name) throws IOException {
        TriangleMesh mesh = tetrahedra(50_000, 0, true);
        MeshFormat.write(mesh, folder.resolve(name));
        assertSame(mesh, MeshFormat.read(folder.resolve(name)), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mesh.ply", "mesh.obj"})
    void readsWhatItWroteWithoutNormalsAndColors(String name) throws IOException {
        TriangleMesh mesh = tetrahedra(7, 0, false);
        MeshFormat.write(mesh, folder.resolve(name));
        assertSame(mesh, MeshFormat.read(folder.resolve(name)), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mesh.ply", "mesh.obj"})
    void keepsMillimetresAMillionMetresAway(String name) throws IOException {
        TriangleMesh mesh = tetrahedra(7, 5e6, true);
        MeshFormat.write(mesh, folder.resolve(name));
        assertSame(mesh, MeshFormat.read(folder.resolve(name)), 1e-9);
    }

    @Test
    void anEmptyMeshIsAFileToo() throws IOException {
        var empty = new TriangleMesh(new double[0], new int[0], new float[0], new byte[0]);
        for (String extension : MeshFormat.extensions()) {
            Path file = folder.resolve("empty." + extension);
            MeshFormat.write(empty, file);
            assertEquals(0, MeshFormat.read(file).vertexCount());
        }
    }

    @Test
    void anUnknownExtensionListsTheKnownOnes() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> MeshFormat.write(tetrahedra(1, 0, false), folder.resolve("mesh.xyz")));
        assertTrue(e.getMessage().contains("mesh.xyz") && e.getMessage().contains("ply, obj"), e::getMessage);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNoOther() throws IOException {
        Path target = Files.writeString(folder.resolve("mesh.ply"), "old");
        TriangleMesh mesh = tetrahedra(50_000, 0, true);
        var e = assertThrows(
                MeshWriteException.class,
                () -> AtomicFile.write(target, channel -> PlyWriter.write(mesh, new FullDisk(channel))));
        assertTrue(e.getMessage().contains("mesh.ply"), e::getMessage);
        assertTrue(e.getMessage().contains("No space left on device; free some space"), e::getMessage);
        assertEquals("old", Files.readString(target));
        assertOnlyFile(target);
    }

    @Test
    void aFailureOfTheContentsLeavesNothing() throws IOException {
        Path target = folder.resolve("mesh.ply");
        assertThrows(
                IllegalStateException.class,
                () -> AtomicFile.write(target, channel -> {
                    throw new IllegalStateException("broken");
                }));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void anUnwritableTargetNamesTheRemedy() throws IOException {
        TriangleMesh mesh = tetrahedra(1, 0, false);
        Path missing = folder.resolve("missing").resolve("mesh.ply");
        var e = assertThrows(MeshWriteException.class, () -> MeshFormat.write(mesh, missing));
        assertTrue(e.getMessage().contains("no such folder; create the folder"), e::getMessage);

        Path directory = Files.createDirectory(folder.resolve("folder.ply"));
        e = assertThrows(MeshWriteException.class, () -> MeshFormat.write(mesh, directory));
        assertTrue(e.getMessage().contains("give a file name inside it"), e::getMessage);

        Path file = Files.writeString(folder.resolve("plain"), "");
        assertThrows(MeshWriteException.class, () -> MeshFormat.write(mesh, file.resolve("mesh.ply")));
    }

    @Test
    void aWrittenFileReplacesTheOldOne() throws IOException {
        Path target = Files.writeString(folder.resolve("mesh.ply"), "old");
        MeshFormat.write(tetrahedra(3, 0, false), target);
        assertEquals(12, MeshFormat.read(target).vertexCount());
        assertOnlyFile(target);
    }

    @Test
    void readsTextWithOtherPropertiesElementsAndPolygons() throws IOException {
        Path file = Files.writeString(folder.resolve("a.ply"), """
                ply
                format ascii 1.0
                comment made by hand
                element camera 1
                property float fov
                property list uchar float distortion
                element vertex 4
                property float quality
                property double x
                property double y
                property double z
                property float red
                property float green
                property float blue
                element face 1
                property uchar flags
                property list uchar uint vertex_index
                end_header
                0.8 2 0.1 0.2
                0.5 0 0 0 1 0 0
                0.5 1 0 0 1 0.5 0
                0.5 1 1 0 0 0 1
                0.5 0 1e0 0 0 0 0
                7 4 0 1 2 3""");
        TriangleMesh mesh = PlyReader.read(file);
        assertEquals(2, mesh.triangleCount());
        assertEquals(3, mesh.corner(1, 2));
        assertEquals(1, mesh.position(3, 1));
        assertEquals(128, mesh.color(1, 1));
        assertFalse(mesh.hasNormals());
    }

    @Test
    void readsBigEndian() throws IOException {
        byte[] header = """
                ply
                format binary_big_endian 1.0
                element vertex 3
                property short x
                property double y
                property float z
                element face 1
                property list ushort int vertex_indices
                property double area
                end_header
                """.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer body = ByteBuffer.allocate(200).order(ByteOrder.BIG_ENDIAN);
        for (int v = 0; v < 3; v++) {
            body.putShort((short) (v - 1)).putDouble(0.25 * v).putFloat(v);
        }
        body.putShort((short) 3).putInt(2).putInt(1).putInt(0).putDouble(9);
        Path file = folder.resolve("b.ply");
        try (var out = Files.newOutputStream(file)) {
            out.write(header);
            out.write(body.array(), 0, body.position());
        }
        TriangleMesh mesh = PlyReader.read(file);
        assertEquals(-1, mesh.position(0, 0));
        assertEquals(0.5, mesh.position(2, 1));
        assertEquals(2, mesh.corner(0, 0));
    }

    @Test
    void readsObjWithEveryKindOfCorner() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.obj"),
                "mtllib x\nv 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvn 0 0 1\r\nf 1/1/1 2/1/1 3//1 -1//-1\nf 1 2 3\n");
        TriangleMesh mesh = ObjReader.read(file);
        assertEquals(3, mesh.triangleCount());
        assertEquals(3, mesh.corner(1, 2));
        assertEquals(1, mesh.normal(3, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v 1 2|expected \"v x y z\"",
                "v 1 2 x|expected a number, found \"x\"",
                "v 1 2 nan|expected a number",
                "v 1 2 NaN|must be finite",
                "v 0 0 0;f 1 1 2|vertex index 2 is out of range, 1 precede",
                "v 0 0 0;f 1 1|at least 3 vertices",
                "v 0 0 0;f 1 a 1|expected a vertex index",
            })
    void malformedObjNamesTheLine(String text, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.obj"), "#\n" + text.replace(';', '\n') + "\n");
        var e = assertThrows(MeshReadException.class, () -> ObjReader.read(file));
        assertTrue(e.getMessage().contains("bad.obj: line ") && e.getMessage().contains(expected), e::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plx;end_header;|starts with",
                "ply;element vertex 1;end_header;|no format line",
                "ply;format binary;end_header;|format must be",
                "ply;format ascii 1.0;element vertex x;end_header;|element NAME COUNT",
                "ply;format ascii 1.0;element vertex 1;property string x;end_header;|property TYPE NAME",
                "ply;format ascii 1.0;element vertex 1;property float x;end_header;1|no properties x, y and z",
                "ply;format ascii 1.0;element vertex 99999999;property float x;end_header;1|declares 99999999 of them, at least",
                "ply;format ascii 1.0;element vertex 9000000000000000000;property float x;end_header;1|more than a mesh can hold",
                "ply;format ascii 1.0;element vertex 1;property float x;property float y;property float z;property float nx;"
                        + "property float ny;property float nz;element vertex 1;property float x;property float y;"
                        + "property float z;end_header;1 2 3 0 0 1;4 5 6|header line 10: there is an element vertex already",
                "ply;format ascii 1.0;element vertex|ends here",
                "ply;format ascii 1.0;element vertex 1;property float x;property float y;property float z;end_header;1 2 b"
                        + "|vertex 0: expected a number, found \"b\"",
                "ply;format ascii 1.0;element vertex 1;property float x;property float y;property float z;element face 1;"
                        + "property list uchar int vertex_indices;end_header;1 2 3;3 0 0 1|triangle 0: vertex index 1 is out",
                "ply;format ascii 1.0;element face 1;property list int int vertex_indices;end_header;900 1 2|declares 900",
            })
    void malformedPlyNamesThePlace(String text, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.ply"), text.replace(';', '\n'));
        var e = assertThrows(MeshReadException.class, () -> PlyReader.read(file));
        assertTrue(e.getMessage().contains("bad.ply: ") && e.getMessage().contains(expected), e::getMessage);
    }

    @Test
    void doesNotBlameTheFolderForTheName() {
        Path file = folder.resolve("n".repeat(300) + ".ply");
        var e = assertThrows(MeshWriteException.class, () -> MeshFormat.write(tetrahedra(1, 0, true), file));
        assertTrue(e.getMessage().contains("check the file's name"), e::getMessage);
    }

    @Test
    void aTruncatedBinaryPlyIsNotRead() throws IOException {
        Path file = folder.resolve("cut.ply");
        MeshFormat.write(tetrahedra(10, 0, true), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 5));
        assertThrows(MeshReadException.class, () -> PlyReader.read(file));
    }

    private void assertOnlyFile(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    private static void assertSame(TriangleMesh expected, TriangleMesh actual, double tolerance) {
        assertEquals(expected.vertexCount(), actual.vertexCount());
        assertEquals(expected.triangleCount(), actual.triangleCount());
        assertEquals(expected.hasNormals(), actual.hasNormals());
        assertEquals(expected.hasColors(), actual.hasColors());
        for (int v = 0; v < expected.vertexCount(); v++) {
            for (int k = 0; k < 3; k++) {
                assertEquals(expected.position(v, k), actual.position(v, k), tolerance);
                if (expected.hasNormals()) {
                    assertEquals(expected.normal(v, k), actual.normal(v, k), 1e-5);
                }
                if (expected.hasColors()) {
                    assertEquals(expected.color(v, k), actual.color(v, k));
                }
            }
        }
        for (int t = 0; t < expected.triangleCount(); t++) {
            for (int k = 0; k < 3; k++) {
                assertEquals(expected.corner(t, k), actual.corner(t, k));
            }
        }
    }

    /// Loose tetrahedra with positions in `offset .. offset + 1`.
    private static TriangleMesh tetrahedra(int count, double offset, boolean attributes) {
        var random = new java.util.Random(4);
        double[] positions = random.doubles(12L * count).map(x -> offset + x).toArray();
        int[] triangles = new int[12 * count];
        int[] corners = {0, 1, 2, 0, 2, 3, 0, 3, 1, 1, 3, 2};
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i / 12 * 4 + corners[i % 12];
        }
        float[] normals = new float[attributes ? positions.length : 0];
        byte[] colors = new byte[attributes ? positions.length : 0];
        random.nextBytes(colors);
        for (int i = 0; i < normals.length; i++) {
            normals[i] = 2 * random.nextFloat() - 1;
        }
        return new TriangleMesh(positions, triangles, normals, colors);
    }

    /// A channel to a disk with room for one megabyte and a half.
    private static final class FullDisk implements WritableByteChannel {

        private final WritableByteChannel channel;
        private int room = 3 << 19;

        FullDisk(WritableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (room < source.remaining()) {
                throw new IOException("No space left on device");
            }
            room -= source.remaining();
            return channel.write(source);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
