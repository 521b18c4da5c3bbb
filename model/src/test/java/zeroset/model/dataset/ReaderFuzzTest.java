package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zeroset.model.testing.SphereScene;

/// Damaged files are read or refused with a {@link DatasetException}; nothing else comes out, and it does not
/// take long.
@Tag("slow")
class ReaderFuzzTest {

    private static final SphereScene SCENE = new SphereScene(4, 12);
    private static final int STEP = 97;
    private static final Duration LIMIT = Duration.ofSeconds(60); // about a second when nothing else runs

    @TempDir
    private Path folder;

    @Test
    void survivesDamagedTransforms() throws IOException {
        SCENE.writeTransforms(
                folder,
                "\"k1\": 0.01, \"applied_transform\": [[0,1,0,5],[-1,0,0,6],[0,0,1,7]], \"camera_model\": \"OPENCV\",");
        damage("transforms.json", folder);
    }

    @Test
    void survivesDamagedNerfSynthetic() throws IOException {
        SCENE.writeNerfSynthetic(folder);
        damage("transforms_train.json", folder);
    }

    @Test
    void survivesDamagedIdr() throws IOException {
        SCENE.writeIdr(folder);
        damage("cameras_sphere.npz", folder);
    }

    @Test
    void survivesDamagedMiddlebury() throws IOException {
        SCENE.writeMiddlebury(folder);
        damage("sphere_par.txt", folder);
    }

    @Test
    void survivesDamagedPoints() throws IOException {
        SCENE.writeTransforms(folder, "\"ply_file_path\": \"points.ply\",");
        Files.writeString(
                folder.resolve("points.ply"),
                "ply\nformat ascii 1.0\nelement vertex 40\nproperty float x\nproperty double y\nproperty float z\n"
                        + "property uchar red\nproperty uchar green\nproperty uchar blue\nend_header\n"
                        + "0.5 -1.25 3e-1 255 0 17\n".repeat(40));
        damage("points.ply", folder);
    }

    @Test
    void survivesDamagedImages() throws IOException {
        SCENE.writeTransforms(folder, "");
        damage("images/001.png", folder);
    }

    private void damage(String name, Path location) throws IOException {
        var file = folder.resolve(name);
        var whole = Files.readAllBytes(file);
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int length = 0; length < whole.length; length += STEP) {
                Files.write(file, Arrays.copyOf(whole, length));
                readOrRefuse(location, "truncated to " + length);
            }
            var random = new Random(11);
            for (int i = 0; i < whole.length / STEP + 200; i++) {
                var flipped = whole.clone();
                int place = random.nextInt(whole.length);
                flipped[place] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                readOrRefuse(location, "bit flipped at " + place);
            }
        });
    }

    private static void readOrRefuse(Path location, String damage) {
        try {
            LoadedDataset.load(DatasetReaders.read(location), 1);
        } catch (DatasetException e) {
            if (String.valueOf(e.getMessage()).isBlank()
                    || String.valueOf(e.getMessage()).contains(": null")) {
                fail(damage + ": a message for people, found " + e.getMessage());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(damage, e);
        }
    }
}
