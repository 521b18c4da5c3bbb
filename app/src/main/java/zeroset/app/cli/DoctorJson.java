package zeroset.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import zeroset.model.doctor.DoctorReport;

/// What the doctor says, for scripts.
final class DoctorJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DoctorJson() {}

    /// One line; the fields are a contract with scripts.
    static String write(DoctorReport report) {
        var root = JSON.createObjectNode();
        root.put("data", report.location().toString());
        root.put(
                "worst",
                report.worst()
                        .map(worst -> worst.name().toLowerCase(Locale.ROOT))
                        .orElse("none"));
        root.put("verdict", report.verdict());
        var facts = root.putArray("facts");
        report.facts()
                .forEach(fact -> facts.addObject().put("name", fact.name()).put("text", fact.text()));
        var findings = root.putArray("findings");
        for (var finding : report.findings()) {
            var node = findings.addObject();
            node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            node.put("code", finding.code());
            node.put("sentence", finding.sentence());
            node.put("evidence", finding.evidence());
            node.put("remedy", finding.remedy());
            var views = node.putArray("views");
            finding.views().forEach(views::add);
        }
        report.coverage().ifPresent(coverage -> root.put("covered_by_three", coverage.share(3)));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
