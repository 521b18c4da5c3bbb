package zeroset.app.ui.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import zeroset.model.doctor.DoctorReport;
import zeroset.model.doctor.Finding;
import zeroset.model.doctor.Severity;

class DoctorViewModelTest {

    private static DoctorReport report(Finding... findings) {
        return new DoctorReport(Path.of("spot"), Optional.empty(), List.of(), List.of(findings), Optional.empty());
    }

    private static Finding finding(Severity severity, String sentence) {
        return new Finding(severity, "code", sentence, "evidence", "remedy of " + sentence);
    }

    @Test
    void thereIsNoBannerOverHints() {
        assertEquals(Optional.empty(), DoctorViewModel.banner(report()));
        assertEquals(
                Optional.empty(), DoctorViewModel.banner(report(finding(Severity.HINT, "two images are unused."))));
    }

    @Test
    void theBannerTellsTheWorstAndItsRemedyAndUnfoldsTheRest() {
        var banner = DoctorViewModel.banner(report(
                        finding(Severity.WARNING, "one is blurred."), finding(Severity.ERROR, "poses are inverted.")))
                .orElseThrow();
        assertEquals("Not fit for training: poses are inverted. (and 1 more)", banner.sentence());
        assertEquals("remedy of poses are inverted.", banner.remedy());
        assertTrue(banner.details().contains("one is blurred."), banner::details);
    }
}
