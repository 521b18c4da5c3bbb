package zeroset.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow") // loads libtorch
class TensorEngineTest {
    @Test
    void multipliesMatrices() throws EngineUnavailableException {
        try (NDManager manager = TensorEngine.open().newManager()) {
            NDArray a = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            NDArray b = manager.create(new float[] {5, 6, 7, 8}, new Shape(2, 2));
            assertArrayEquals(new float[] {19, 22, 43, 50}, a.matMul(b).toFloatArray());
        }
    }

    @Test
    void givesEqualBitsForEqualSeeds() throws EngineUnavailableException {
        TensorEngine engine = TensorEngine.open();
        assertArrayEquals(randomProduct(engine, 7), randomProduct(engine, 7));
    }

    @Test
    void isTheSameEngineForEveryCaller() throws EngineUnavailableException {
        TensorEngine engine = TensorEngine.open();
        assertEquals(engine, TensorEngine.open(engine.threads() + 1));
        assertTrue(engine.description().startsWith("PyTorch 2."), engine.description());
    }

    /// In a process of its own, started without the two variables: what C sees after opening, and that libtorch then
    /// works.
    @Test
    void makesThreadsWaitPassivelyBeforeTheEngineLoads() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OpenInFreshProcess.class.getName());
        builder.environment().remove("OMP_WAIT_POLICY");
        builder.environment().remove("GOMP_SPINCOUNT");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the process did not end");
        assertEquals(0, process.exitValue(), output);
        assertEquals(
                "when loading: passive 0, one thread, sum 4950.0",
                output.lines().toList().getLast());
    }

    @Test
    void saysWhatToDoWhereThereIsNoLibrary() {
        EngineUnavailableException failure = assertThrows(
                EngineUnavailableException.class,
                () -> TensorEngine.load(1, () -> {
                    throw new EngineException(
                            "Failed to load PyTorch native library",
                            new UnsatisfiedLinkError("no djl_torch for plan9-sparc"));
                }));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("no djl_torch for plan9-sparc"), message);
        assertTrue(message.contains(System.getProperty("os.arch")), message);
        assertTrue(message.contains("pytorch-native-cpu"), message);
    }

    @Test
    void refusesToRunWithoutThreads() {
        IllegalArgumentException failure = assertThrows(
                IllegalArgumentException.class,
                () -> TensorEngine.load(0, () -> {
                    throw new AssertionError("loaded");
                }));
        assertEquals("threads must be >= 1, was 0", failure.getMessage());
    }

    private static float[] randomProduct(TensorEngine engine, int seed) {
        engine.seed(seed);
        try (NDManager manager = engine.newManager()) {
            NDArray a = manager.randomNormal(new Shape(257, 129));
            return a.matMul(a.transpose()).softmax(1).toFloatArray();
        }
    }
}
