package zeroset.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import zeroset.app.job.BadInputException;
import zeroset.model.training.TrainingException;

class DiagnosisTest {

    @Test
    void memoryThatRanOutIsToldWhereverItHappened() {
        var wrapped = new TrainingException("training failed", new OutOfMemoryError("Java heap space"));
        for (var failure : new Throwable[] {new OutOfMemoryError("Java heap space"), wrapped}) {
            var problem = Diagnosis.of("Training spot", failure);
            assertEquals("Training spot: memory ran out.", problem.sentence());
            assertTrue(problem.remedy().contains("quick"), problem.remedy());
            assertTrue(problem.details().contains("OutOfMemoryError"), problem.details());
        }
    }

    @Test
    void aMessageIsSplitIntoSentenceAndRemedy() {
        var problem = Diagnosis.of(
                "Opening spot",
                new BadInputException("photos/: no poses were found; run COLMAP first (--poses FILE)."));
        assertEquals("Photos/: no poses were found.", problem.sentence());
        assertEquals("Run COLMAP first.", problem.remedy());
        assertEquals("", problem.details());
    }

    @Test
    void optionsOfTheCommandLineAreLeftOut() {
        assertEquals(
                "The table was left out of the mesh.",
                Diagnosis.forWindow("The table was left out of the mesh; --ground keep keeps it."));
    }

    @Test
    void whatNobodyExpectedIsToldWithItsTrace() {
        var problem = Diagnosis.of("Meshing", new IllegalStateException("odd"));
        assertTrue(problem.sentence().startsWith("Meshing failed unexpectedly"), problem.sentence());
        assertTrue(problem.details().contains("DiagnosisTest"), problem.details());
    }
}
