package zeroset.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Sphere;

class RegionOptionTest {
    @TempDir
    Path temp;

    @Test
    void readsSpheresAndBoxes() {
        assertEquals(new Sphere(0.5, -1, 2e3, 4), RegionOption.parse("0.5, -1,2e3,4"));
        assertEquals(OrientedBox.aligned(1, 2, 3, 4, 5, 6), RegionOption.parse("1,2,3,4,5,6"));
        assertEquals(new OrientedBox(1, 2, 3, 4, 5, 6, 0, 0.6, 0, 0.8), RegionOption.parse("1,2,3,4,5,6,0,3,0,4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5,-1,2000,4", "1,2,3,4,5,6.25", "1,2,3,4,5,6,0,0.6,0,0.8"})
    void writesWhatItReads(String text) {
        var region = RegionOption.parse(text);
        assertEquals(region, RegionOption.parse(RegionOption.format(region)));
    }

    @Test
    void readsAFileAndPrefersItsBox() throws IOException {
        var sphere = write("{\"center\": [1, 2, 3.5], \"radius\": 4, \"note\": \"mine\"}");
        assertEquals(new Sphere(1, 2, 3.5, 4), RegionOption.parse(sphere.toString()));
        var both = write("{\"center\": [0, 0, 0], \"radius\": 9, \"box_min\": [-1, 0, 2], \"box_max\": [1, 4, 5]}");
        assertEquals(OrientedBox.aligned(0, 2, 3.5, 1, 2, 1.5), RegionOption.parse(both.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"center\": [1, 2], \"radius\": 3}",
                "{\"center\": [1, 2, 3]}",
                "{\"center\": [1, 2, 3], \"radius\": -3}",
                "{\"box_min\": [1, 1, 1], \"box_max\": [1, 2, 2]}"
            })
    void namesTheFileThatIsNoRegion(String content) throws IOException {
        var file = write(content);
        var failure = assertThrows(TypeConversionException.class, () -> RegionOption.parse(file.toString()));
        assertTrue(failure.getMessage().startsWith(file.toString()), failure.getMessage());
    }

    private Path write(String content) throws IOException {
        return Files.writeString(temp.resolve("region.json"), content);
    }
}
