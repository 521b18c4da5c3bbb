package zeroset.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PyTorch, loaded into this process and ready to make tensors.
///
/// The first [#open] of a process prepares it and loads libtorch; the later ones return the same engine. Before
/// loading:
///
/// - `OMP_WAIT_POLICY=passive` and `GOMP_SPINCOUNT=0` go into the C environment unless the user set them. Threads
///   of libgomp otherwise spin while they wait, which makes a step 2-3 times slower as soon as anything else uses
///   the processor;
/// - DJL is told to stay off the network and not to report usage;
/// - the number of threads inside one operator is set.
///
/// Loading unpacks libtorch (430 MB) to DJL's cache folder when a machine sees it first. Any thread may call `open`.
public final class TensorEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TensorEngine.class);

    private static final Map<String, String> PASSIVE_WAITING =
            Map.of("OMP_WAIT_POLICY", "passive", "GOMP_SPINCOUNT", "0");

    private static @Nullable TensorEngine opened;

    private final Engine engine;
    private final int threads;

    private TensorEngine(Engine engine, int threads) {
        this.engine = engine;
        this.threads = threads;
    }

    /// Opens the engine with one thread per processor.
    ///
    /// @throws EngineUnavailableException when libtorch is missing or does not load here
    public static TensorEngine open() throws EngineUnavailableException {
        return open(Runtime.getRuntime().availableProcessors());
    }

    /// Opens the engine. The count of threads holds for the process: the first call decides, a later one that asks for
    /// another count gets the engine as it is, and a warning is logged.
    ///
    /// @param threads threads inside one operator, at least 1
    /// @throws EngineUnavailableException when libtorch is missing or does not load here
    public static synchronized TensorEngine open(int threads) throws EngineUnavailableException {
        TensorEngine present = opened;
        if (present == null) {
            present = load(threads, () -> Engine.getEngine("PyTorch"));
            opened = present;
        } else if (present.threads != threads) {
            LOG.warn("the tensor engine already runs with {} threads; {} asked for later", present.threads, threads);
        }
        return present;
    }

    static TensorEngine load(int threads, Loader loader) throws EngineUnavailableException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be >= 1, was " + threads);
        }
        prepare(threads);
        try {
            Engine engine = loader.load();
            LOG.debug("{} {} with {} threads", engine.getEngineName(), engine.getVersion(), threads);
            return new TensorEngine(engine, threads);
        } catch (RuntimeException | LinkageError e) {
            throw new EngineUnavailableException(explain(e), e);
        }
    }

    /// A manager for the tensors of one scope; the caller closes it.
    public NDManager newManager() {
        return engine.newBaseManager();
    }

    /// Records what follows on this thread for a backward pass, until it is closed. The engine must be open.
    public static GradientCollector newGradientCollector() {
        return Engine.getInstance().newGradientCollector();
    }

    /// Seeds PyTorch's random numbers, for the whole process.
    public void seed(int seed) {
        engine.setRandomSeed(seed);
    }

    /// Threads inside one operator.
    public int threads() {
        return threads;
    }

    /// Name and version, as `PyTorch 2.7.1`.
    public String description() {
        return engine.getEngineName() + " " + engine.getVersion();
    }

    private static void prepare(int threads) {
        ProcessEnvironment environment = new ProcessEnvironment();
        try {
            PASSIVE_WAITING.forEach(environment::setIfAbsent);
        } catch (IllegalStateException e) {
            LOG.warn("training may be slow beside other programs: {}", e.getMessage());
        }
        setPropertyIfAbsent("ai.djl.offline", "true");
        setPropertyIfAbsent("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    }

    private static void setPropertyIfAbsent(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static String explain(Throwable failure) {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return "PyTorch's native library did not load on " + platform + " (" + rootMessage(failure)
                + "). It exists for Linux x86_64 and aarch64, macOS aarch64 and Windows x86_64. On one of these, build on the"
                + " machine itself so that the matching pytorch-native-cpu is fetched, check that the cache folder ("
                + cacheFolder()
                + ") is writable with 1 GB free, delete its pytorch folder if an unpacking was cut short,"
                + " and try again.";
    }

    private static String cacheFolder() {
        String set = System.getenv("DJL_CACHE_DIR");
        return set != null ? set : System.getProperty("user.home") + "/.djl.ai";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message != null ? message : root.getClass().getSimpleName();
    }

    /// Loads the native engine; tests put a failing one here.
    @FunctionalInterface
    interface Loader {
        Engine load();
    }
}
