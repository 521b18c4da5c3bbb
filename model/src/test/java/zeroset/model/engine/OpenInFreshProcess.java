package zeroset.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/// Opens the engine in a process without the variables for passive waiting; see [TensorEngineTest].
final class OpenInFreshProcess {
    private OpenInFreshProcess() {}

    public static void main(String[] args) throws EngineUnavailableException {
        ProcessEnvironment environment = new ProcessEnvironment();
        if (environment.get("OMP_WAIT_POLICY").isPresent()) {
            throw new IllegalStateException("started with OMP_WAIT_POLICY");
        }
        StringBuilder seen = new StringBuilder("when loading:");
        TensorEngine engine = TensorEngine.load(1, () -> {
            seen.append(' ').append(environment.get("OMP_WAIT_POLICY").orElse("unset"));
            seen.append(' ').append(environment.get("GOMP_SPINCOUNT").orElse("unset"));
            return Engine.getEngine("PyTorch");
        });
        try (NDManager manager = engine.newManager()) {
            double sum = manager.arange(100f).sum().getFloat();
            System.out.println(seen + ", " + (engine.threads() == 1 ? "one thread" : "threads") + ", sum " + sum);
        }
    }
}
