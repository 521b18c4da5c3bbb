package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;
import zeroset.model.config.CueConfig;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({"180s,180", "3m,180", "3min,180", "1h,3600", "1.5h,5400", "90,90", "0.5s,0.5"})
    void readsTimes(String text, double seconds) {
        assertEquals(seconds, Converters.time(text).seconds());
    }

    @Test
    void readsWhenCuesAreUsed() {
        assertEquals(CueConfig.Use.AUTOMATIC, Converters.cues("automatic"));
        assertEquals(CueConfig.Use.NEVER, Converters.cues("Never"));
        var refused = assertThrows(TypeConversionException.class, () -> Converters.cues("sometimes"));
        assertEquals("expected automatic, always or never, found \"sometimes\"", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0.4,0 s", "59,59 s", "60,1:00 min", "3599,59:59 min", "3600,1:00 h", "9000,2:30 h", "NaN,?"})
    void writesDurations(double seconds, String text) {
        assertEquals(text, ProgressLine.duration(seconds));
    }
}
