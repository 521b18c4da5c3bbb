package zeroset.model.trainer;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import zeroset.model.kernel.StepKernel;

/// The stages of a training step of the preset `standard`, each on the same batch of 512 rays with 24 sections and one
/// extra point each: 12,800 samples.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@NullUnmarked // JMH fills the fields
public class StepBenchmark {

    /// Rays per step.
    @Param("512")
    private int rays;

    /// Threads of the kernels.
    @Param("1")
    private int threads;

    private StepSubject subject;

    /// Fits the field and draws the rays.
    @Setup
    public void prepare() {
        subject = new StepSubject(rays, threads);
    }

    /// Stops the threads.
    @TearDown
    public void close() {
        subject.close();
    }

    /// {@link StepSubject#sections}.
    @Benchmark
    public void sections() {
        subject.sections();
    }

    /// {@link StepSubject#encodingForward}.
    @Benchmark
    public void encodingForward() {
        subject.encodingForward();
    }

    /// {@link StepSubject#networks}.
    @Benchmark
    public StepKernel.Losses networks() {
        return subject.networks();
    }

    /// {@link StepSubject#encodingBackward}.
    @Benchmark
    public void encodingBackward() {
        subject.encodingBackward();
    }

    /// The optimiser clears the gradients that it read, so the backward pass that leaves them goes before it; the
    /// difference to {@link #encodingBackward} is the optimiser's own.
    @Benchmark
    public void encodingBackwardAndOptimizer() {
        subject.encodingBackward();
        subject.optimizer();
    }

    /// {@link StepSubject#wholeStep}.
    @Benchmark
    public void wholeStep() {
        subject.wholeStep();
    }

    /// {@link StepSubject#proxyRefresh}; a run does it every 150 steps.
    @Benchmark
    public void proxyRefresh() {
        subject.proxyRefresh();
    }
}
