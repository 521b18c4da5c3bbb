package zeroset.model.bench;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/// Processor time per operation and the peak of resident memory, of the whole process: all threads, the collector and
/// the just-in-time compiler too.
///
/// On a machine that does other work, processor time is worth more than wall time: it leaves out what others took,
/// though not what they did to caches and clock rates. Named behind JMH's `-prof`.
public final class ProcessCost implements InternalProfiler {

    private double before;

    @Override
    public String getDescription() {
        return "processor time per operation and peak resident memory of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (ProcessMeter.knowsPeak()) {
            ProcessMeter.resetPeak();
        }
        before = ProcessMeter.processorSeconds();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double milliseconds = 1e3 * (ProcessMeter.processorSeconds() - before);
        long operations = Math.max(1, result.getMetadata().getAllOps());
        var cost = new ScalarResult("cpu", milliseconds / operations, "ms/op", AggregationPolicy.AVG);
        return ProcessMeter.knowsPeak()
                ? List.of(cost, new ScalarResult("rss.peak", ProcessMeter.peakMegabytes(), "MB", AggregationPolicy.MAX))
                : List.of(cost);
    }
}
