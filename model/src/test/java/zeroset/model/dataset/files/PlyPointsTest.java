package zeroset.model.dataset.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.dataset.DatasetException;
import zeroset.model.dataset.PointCloud;

class PlyPointsTest {

    private static final String PROPERTIES = """
            property double x
            property float nx
            property float y
            property short z
            property uchar red
            property uchar green
            property uchar blue
            """;

    @TempDir
    private Path folder;

    @Test
    void readsAscii() throws Exception {
        checkPoints(read(
                header("ascii", 2, PROPERTIES),
                "1.5 0 -2 3 255 128 7\n4 0 5 -6 1 2 3\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void readsBothByteOrders() throws Exception {
        for (var order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            var body = ByteBuffer.allocate(2 * 21).order(order);
            body.putDouble(1.5).putFloat(0).putFloat(-2).putShort((short) 3).put(new byte[] {(byte) 255, (byte) 128, 7
            });
            body.putDouble(4).putFloat(0).putFloat(5).putShort((short) -6).put(new byte[] {1, 2, 3});
            var format = order == ByteOrder.LITTLE_ENDIAN ? "binary_little_endian" : "binary_big_endian";
            checkPoints(read(header(format, 2, PROPERTIES), body.array()));
        }
    }

    @Test
    void doesWithoutColours() throws Exception {
        var points = read(
                header("ascii", 1, "property float x\nproperty float y\nproperty float z\n"),
                "1 2 3\n".getBytes(StandardCharsets.US_ASCII));
        assertFalse(points.hasColors());
    }

    @Test
    void believesNoDeclaredCount() throws Exception {
        var refused = assertThrows(
                DatasetException.class,
                () -> read(header("binary_little_endian", 2_000_000_000, PROPERTIES), new byte[30]));
        assertTrue(String.valueOf(refused.getMessage()).contains("2000000000"), refused.getMessage());
        var truncated = assertThrows(
                DatasetException.class, () -> read(header("binary_little_endian", 2, PROPERTIES), new byte[30]));
        assertTrue(String.valueOf(truncated.getMessage()).contains("truncated"), truncated.getMessage());
    }

    /// A vertex is 24 bytes in memory and 21 in this file: a short file must not ask for a lot.
    @Test
    void takesNoMemoryForVerticesThatAreNotThere() {
        for (var format : new String[] {"ascii", "binary_little_endian"}) {
            var refused = assertThrows(
                    DatasetException.class, () -> read(header(format, 300_000, PROPERTIES), new byte[1_000_000]));
            assertTrue(String.valueOf(refused.getMessage()).contains("of at least"), refused.getMessage());
        }
    }

    @Test
    void aHeaderOfNothingButItsEndIsRefused() throws Exception {
        var refused = assertThrows(DatasetException.class, () -> read("end_header\n", new byte[0]));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected a PLY file"), refused.getMessage());
    }

    @Test
    void refusesPointsThatAreNotFinite() {
        var refused = assertThrows(
                DatasetException.class,
                () -> read(header("ascii", 1, PROPERTIES), "NaN 0 0 0 0 0 0\n".getBytes(StandardCharsets.US_ASCII)));
        assertTrue(String.valueOf(refused.getMessage()).contains("vertex 0: expected finite"), refused.getMessage());
    }

    @Test
    void aThinnedCloudKeepsEveryNthPoint() {
        var thinned =
                new PointCloud(new double[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4}, new byte[0]).thinned(3);
        assertEquals(3, thinned.size());
        assertEquals(4, thinned.position(2, 1));
    }

    private static void checkPoints(PointCloud points) {
        assertEquals(2, points.size());
        assertEquals(1.5, points.position(0, 0));
        assertEquals(-2, points.position(0, 1));
        assertEquals(-6, points.position(1, 2));
        assertEquals(128, points.color(0, 1));
        assertEquals(3, points.color(1, 2));
    }

    private PointCloud read(String header, byte[] body) throws IOException, DatasetException {
        var file = folder.resolve("points.ply");
        var start = header.getBytes(StandardCharsets.US_ASCII);
        Files.write(
                file,
                ByteBuffer.allocate(start.length + body.length)
                        .put(start)
                        .put(body)
                        .array());
        return PlyPoints.read(file);
    }

    private static String header(String format, int count, String properties) {
        return "ply\nformat " + format + " 1.0\ncomment made by hand\nelement vertex " + count + "\n" + properties
                + "element face 0\nproperty list uchar int vertex_indices\nend_header\n";
    }
}
