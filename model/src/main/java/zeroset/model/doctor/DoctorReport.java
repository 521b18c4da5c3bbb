package zeroset.model.doctor;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import zeroset.model.dataset.SceneDataset;

/// What the doctor says of a data set.
///
/// @param location folder or file that was examined
/// @param dataset as it was read; empty when it cannot be
/// @param facts what was recognised and counted, in order
/// @param findings what is wrong, the worst first
/// @param coverage from where the object is seen, when there are cameras
public record DoctorReport(
        Path location,
        Optional<SceneDataset> dataset,
        List<Fact> facts,
        List<Finding> findings,
        Optional<ViewCoverage> coverage) {

    /// Something that was recognised or counted.
    ///
    /// @param name short: `format`
    /// @param text what there is, and why it was taken for that
    public record Fact(String name, String text) {}

    /// Sorts the findings.
    public DoctorReport {
        facts = List.copyOf(facts);
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /// The worst severity, or empty when nothing was found.
    public Optional<Severity> worst() {
        return findings.stream().map(Finding::severity).max(Comparator.naturalOrder());
    }

    /// The whole in one sentence.
    public String verdict() {
        long errors = count(Severity.ERROR);
        long warnings = count(Severity.WARNING);
        if (errors > 0) {
            var first = findings.getFirst();
            var more = findings.size() == 1 ? "" : " (and " + (findings.size() - 1) + " more)";
            return "Not fit for training: " + first.sentence() + more;
        }
        if (warnings > 0) {
            return "Fit for training with " + (warnings == 1 ? "one warning" : warnings + " warnings") + ": "
                    + findings.getFirst().sentence();
        }
        return "Healthy: nothing stands in the way of training.";
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
