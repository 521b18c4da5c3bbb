package zeroset.model.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/// Writes a mesh as Wavefront OBJ: `v x y z` with ` r g b` behind where there are colours, `vn`, and `f a//a b//b
/// c//c`.
///
/// Coordinates are written with as many digits as tell them apart as floats, or as doubles where the PLY writer
/// would use those too.
public final class ObjWriter {

    private static final int BUFFER = 1 << 20;
    private static final int LONGEST_LINE = 256;

    private static final byte[][] UNIT_FRACTIONS = new byte[256][];

    static {
        for (int i = 0; i < 256; i++) {
            // 4 digits tell 256 levels apart
            String text = Double.toString(Math.round(i / 255.0 * 1e4) / 1e4);
            UNIT_FRACTIONS[i] = text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final WritableByteChannel channel;
    private final byte[] buffer = new byte[BUFFER];
    private int length;

    private ObjWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /// Writes a mesh to an open channel.
    public static void write(TriangleMesh mesh, WritableByteChannel channel) throws IOException {
        new ObjWriter(channel).write(mesh);
    }

    private void write(TriangleMesh mesh) throws IOException {
        put("# Zeroset\n");
        boolean doubles = PlyWriter.needsDoubles(mesh);
        for (int v = 0; v < mesh.vertexCount(); v++) {
            put("v");
            for (int axis = 0; axis < 3; axis++) {
                double value = mesh.position(v, axis);
                put(" ");
                put(doubles ? Double.toString(value) : Float.toString((float) value));
            }
            if (mesh.hasColors()) {
                for (int channelIndex = 0; channelIndex < 3; channelIndex++) {
                    put(" ");
                    put(UNIT_FRACTIONS[mesh.color(v, channelIndex)]);
                }
            }
            endLine();
        }
        if (mesh.hasNormals()) {
            for (int v = 0; v < mesh.vertexCount(); v++) {
                put("vn");
                for (int axis = 0; axis < 3; axis++) {
                    put(" ");
                    putNormal(mesh.normal(v, axis));
                }
                endLine();
            }
        }
        for (int t = 0; t < mesh.triangleCount(); t++) {
            put("f");
            for (int k = 0; k < 3; k++) {
                int index = mesh.corner(t, k) + 1;
                put(" ");
                putInt(index);
                if (mesh.hasNormals()) {
                    put("//");
                    putInt(index);
                }
            }
            endLine();
        }
        flush();
    }

    private void put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
    }

    private void put(byte[] text) {
        System.arraycopy(text, 0, buffer, length, text.length);
        length += text.length;
    }

    /// Five digits behind the point: a hundredth of a degree and more.
    private void putNormal(float value) {
        int scaled = Math.round(Math.clamp(value, -1, 1) * 100_000);
        if (scaled < 0) {
            buffer[length++] = '-';
            scaled = -scaled;
        }
        buffer[length++] = (byte) ('0' + scaled / 100_000);
        buffer[length++] = '.';
        for (int unit = 10_000; unit > 0; unit /= 10) {
            buffer[length++] = (byte) ('0' + scaled / unit % 10);
        }
    }

    private void putInt(int value) {
        int unit = 1;
        while (value / unit >= 10) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            buffer[length++] = (byte) ('0' + value / unit % 10);
        }
    }

    private void endLine() throws IOException {
        buffer[length++] = '\n';
        if (length > BUFFER - LONGEST_LINE) {
            flush();
        }
    }

    private void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        length = 0;
    }
}
