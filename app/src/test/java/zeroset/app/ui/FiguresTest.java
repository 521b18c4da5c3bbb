package zeroset.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0.4,0 s",
        "59.4,59 s",
        "200,3 min 20 s",
        "180,3 min",
        "1500,25 min",
        "7500,2 h 5 min",
        "7200,2 h",
        "800000,9 days"
    })
    void writesDurationsAsPeopleDo(double seconds, String text) {
        assertEquals(text, Figures.duration(seconds));
    }

    @ParameterizedTest
    @CsvSource({"912,912", "25345,25.3 k", "999960,1.0 M", "205000,205 k", "1234567,1.2 M"})
    void shortensLargeCounts(double value, String text) {
        assertEquals(text, Figures.count(value));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "12.5,12.5", "-3.25,-3.25", "0.0123,0.0123", "0.00001,1.0e-05", "1234,1234"})
    void keepsThreeSignificantDigits(double value, String text) {
        assertEquals(text, Figures.significant(value));
    }

    @Test
    void writesNoFigureForNoNumber() {
        assertEquals("–", Figures.duration(Double.NaN));
        assertEquals("–", Figures.decibel(Double.NaN));
        assertEquals("–", Figures.count(Double.POSITIVE_INFINITY));
    }

    @Test
    void shortensTheHomeFolder() {
        var home = Path.of(System.getProperty("user.home"));
        assertEquals("~/spot", Figures.path(home.resolve("spot")));
        assertEquals("/elsewhere/spot", Figures.path(Path.of("/elsewhere/spot")));
    }
}
