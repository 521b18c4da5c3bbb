package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import zeroset.model.dataset.DatasetReaders;

class RecognisedTest {

    @Test
    void whatWasRecognisedIsOnePhrase() throws Exception {
        var sample = DatasetReaders.read(Path.of(System.getProperty("zeroset.root"), "assets/samples/spot"));
        assertEquals("NeRF-synthetic: 28 photographs, alpha channel, no sparse points", Opening.recognised(sample));
    }
}
