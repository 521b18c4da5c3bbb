package zeroset.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {
    @TempDir
    Path temp;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void writeOne() throws IOException {
        file = temp.resolve("checkpoint-9.bin");
        CheckpointFile.write(file, Checkpoints.at(9));
        whole = Files.readAllBytes(file);
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        try (var files = Files.list(temp)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void recognisesATruncationAtEveryOffset() throws IOException {
        for (int length = 0; length < whole.length; length += length < 2500 ? 1 : 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamaged("cut to " + length + " bytes");
        }
    }

    @Test
    void recognisesBytesThatWereAppended() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertDamaged("one byte more");
    }

    @Test
    void recognisesEveryFlippedBit() throws IOException {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            int offset = i < 400 ? i : random.nextInt(whole.length);
            var bytes = whole.clone();
            bytes[offset] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            assertDamaged("bit flip in byte " + offset);
        }
    }

    @Test
    void recognisesZeroedBlocks() throws IOException {
        // what a file system shows after a power cut when the data never reached the disk
        var bytes = whole.clone();
        Arrays.fill(bytes, bytes.length - 4096, bytes.length, (byte) 0);
        Files.write(file, bytes);
        assertDamaged("zeroed tail");
    }

    @Test
    void namesAVersionItDoesNotKnow() throws IOException {
        var bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(8, 7);
        sealPreamble(bytes);
        Files.write(file, bytes.array());
        assertTrue(assertDamaged("version 7").contains("format version is 7, this program reads 1 to 6"));
    }

    @Test
    void refusesHostileSizesBeforeItAllocates() throws IOException {
        withHeader(json -> json.replace("\"length\":3000", "\"length\":26214400"), "numbers");
        withHeader(json -> json.replace("\"length\":3000", "\"length\":2000000000"), "expected at most");
        withHeader(json -> json.replaceFirst("\"storedBytes\":\\d+", "\"storedBytes\":8000000000"), "8000000000");
        withHeader(json -> json.replaceFirst("\"storedBytes\":\\d+", "\"storedBytes\":100000000"), "arrays take");
        withHeader(json -> json.replaceFirst("\"storedBytes\":\\d+", "\"storedBytes\":-1"), "-1 bytes");
        withHeader(json -> json.replace("\"length\":3000", "\"length\":2999"), "numbers");
        withHeader(json -> json.replace("\"length\":3000", "\"length\":3001"), "numbers");
        withHeader(json -> json.replace("\"length\":3000", "\"length\":-1"), "declares -1");
        withHeader(json -> json.replaceFirst("\"codec\":\"zstd-planes\"", "\"codec\":\"zip-bomb\""), "zip-bomb");
        withHeader(json -> json.replaceFirst("\"codec\":\"zstd-planes\"", "\"codec\":\"raw\""), "declares 3000");
        withHeader(json -> json.replace("\"name\":\"odd\"", "\"name\":\"empty\""), "twice");
        withHeader(json -> json.replace("\"step\":9", "\"step\":-9"), "not a state");
        withHeader(json -> json.replace("\"hiddenWidth\":32", "\"hiddenWidth\":2000000"), "units must be");
        withHeader(
                json -> json.replace("\"levels\":4", "\"levels\":32")
                        .replace("\"log2TableSize\":10", "\"log2TableSize\":24"),
                "hash grid");
        withHeader(
                json -> json.replace("\"type\":\"steps\"", "\"type\":\"javax.script.ScriptEngine\""), "ScriptEngine");
        withHeader(json -> "[".repeat(3000), "header");
    }

    @Test
    void refusesAHeaderLengthBeyondTheFile() throws IOException {
        for (int length : new int[] {-1, Integer.MAX_VALUE, whole.length}) {
            var bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putInt(12, length);
            sealPreamble(bytes);
            Files.write(file, bytes.array());
            assertDamaged("header of " + length);
        }
    }

    @Test
    void readsNoFileOfAbsurdSize() throws IOException {
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 36);
        }
        assertDamaged("64 GB");
    }

    @Test
    void keepsWhatWasThereWhenWritingFails() throws IOException {
        var blocked = temp.resolve("checkpoint-10.bin");
        Files.createDirectory(blocked); // a folder under the final name cannot be replaced
        Files.createFile(blocked.resolve("occupied"));
        assertThrows(IOException.class, () -> CheckpointFile.write(blocked, Checkpoints.at(10)));
        assertFalse(Files.exists(temp.resolve("checkpoint-10.bin.part")));
        assertTrue(Files.exists(blocked.resolve("occupied")));
    }

    /// Replaces the header with valid checksums, so that only the content is hostile.
    private void withHeader(java.util.function.UnaryOperator<String> edit, String expected) throws IOException {
        var buffer = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        int length = buffer.getInt(12);
        var json = new String(whole, 24, length, StandardCharsets.UTF_8);
        var edited = edit.apply(json);
        assertFalse(edited.equals(json), json);
        var header = edited.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(24 + header.length + whole.length - 24 - length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(whole, 0, 24).put(header).put(whole, 24 + length, whole.length - 24 - length);
        bytes.putInt(12, header.length).putInt(16, crc(header));
        sealPreamble(bytes);
        Files.write(file, bytes.array());
        var message = assertDamaged(edited);
        assertTrue(message.contains(expected), message);
    }

    private static void sealPreamble(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.slice(0, 20));
        bytes.putInt(20, (int) crc.getValue());
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        return (int) crc.getValue();
    }

    private String assertDamaged(String what) {
        return assertThrows(CheckpointFile.DamagedException.class, () -> CheckpointFile.read(file), what)
                .getMessage();
    }
}
