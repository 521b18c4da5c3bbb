package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;
import zeroset.model.config.CueConfig;
import zeroset.render.scene.Background;

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

    @Test
    void readsBackgrounds() {
        assertEquals(
                new LookOptions.BackgroundChoice(new Background.Color(0x0a0b0c), false),
                Converters.background("#0A0B0C"));
        assertEquals(
                new LookOptions.BackgroundChoice(new Background.Transparent(), true),
                Converters.background("surroundings"));
        var refused = assertThrows(TypeConversionException.class, () -> Converters.background("room"));
        assertTrue(refused.getMessage().contains("surroundings"), refused.getMessage());
    }
}
