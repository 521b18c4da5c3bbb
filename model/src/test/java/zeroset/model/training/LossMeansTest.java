package zeroset.model.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossMeansTest {

    private final LossMeans means = new LossMeans();

    @Test
    void averagesTheTermsAndTakesPsnrOfTheMeanSquaredError() throws TrainingException {
        means.add(new LossTerms(1, 2, 3, 4, 5), 0.01, 1);
        means.add(new LossTerms(3, 4, 5, 6, 7), 0.03, 2);
        assertEquals(new LossTerms(2, 3, 4, 5, 6), means.means());
        assertEquals(-10 * Math.log10(0.02), means.psnr(), 1e-9);
    }

    @Test
    void beginsAnewAfterAReport() throws TrainingException {
        means.add(new LossTerms(1, 1, 1, 1, 1), 1, 1);
        means.clear();
        means.add(new LossTerms(2, 2, 2, 2, 2), 0.1, 2);
        assertEquals(new LossTerms(2, 2, 2, 2, 2), means.means());
        assertEquals(10, means.psnr(), 1e-9);
    }

    @Test
    void aPerfectPictureHasAFinitePsnr() throws TrainingException {
        means.add(new LossTerms(0, 0, 0, 0, 0), 0, 1);
        assertEquals(100, means.psnr(), 1e-9);
    }

    @Test
    void namesTheTermThatIsNoLongerANumber() {
        for (double bad : List.of(Double.NaN, Double.POSITIVE_INFINITY)) {
            var cases = Map.of(
                    "colour", new LossTerms(bad, bad, 1, 1, 1),
                    "Eikonal", new LossTerms(bad, 1, bad, 1, 1),
                    "mask", new LossTerms(bad, 1, 1, bad, 1),
                    "curvature", new LossTerms(bad, 1, 1, 1, bad));
            cases.forEach((name, terms) -> {
                var failure = assertThrows(TrainingException.class, () -> means.add(terms, 0, 17));
                var message = String.valueOf(failure.getMessage());
                assertTrue(
                        message.startsWith("training diverged at step 17: the " + name + " loss became " + bad),
                        message);
            });
        }
    }
}
