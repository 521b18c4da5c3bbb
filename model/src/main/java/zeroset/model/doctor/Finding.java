package zeroset.model.doctor;

import java.util.List;

/// Something that is wrong or odd.
///
/// @param severity how much it matters
/// @param code short and stable, for scripts: `pose-convention`
/// @param sentence what is wrong, in one sentence
/// @param evidence how that shows, with figures, in one sentence
/// @param remedy what to do about it, in one sentence
/// @param views names of the photographs it is about; empty when it is about all
public record Finding(
        Severity severity, String code, String sentence, String evidence, String remedy, List<String> views) {

    /// Copies the list.
    public Finding {
        views = List.copyOf(views);
    }

    /// A finding about the whole data set.
    public Finding(Severity severity, String code, String sentence, String evidence, String remedy) {
        this(severity, code, sentence, evidence, remedy, List.of());
    }
}
