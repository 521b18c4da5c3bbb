package zeroset.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zeroset.model.dataset.frame.FilePhotographSource;
import zeroset.model.testing.SphereScene;

class HoldOutTest {

    @Test
    void holdsOutOneOfEight() {
        var held = HoldOut.EVERY_EIGHTH.apply(dataset(20, Split.TRAIN));
        assertEquals(List.of("0", "8", "16"), names(held.views(Split.TEST)));
        assertEquals(17, held.views(Split.TRAIN).size());
        assertTrue(
                held.notes().getFirst().startsWith("3 of 20 views are held out"),
                held.notes().toString());
    }

    @Test
    void leavesSmallSetsAlone() {
        assertEquals(
                0,
                HoldOut.EVERY_EIGHTH
                        .apply(dataset(7, Split.TRAIN))
                        .views(Split.TEST)
                        .size());
        assertEquals(
                0,
                new HoldOut(2).apply(dataset(3, Split.TRAIN)).views(Split.TEST).size());
        assertEquals(
                2,
                new HoldOut(2).apply(dataset(4, Split.TRAIN)).views(Split.TEST).size());
    }

    @Test
    void respectsASplitThatIsThere() {
        var given = dataset(20, Split.TEST);
        assertEquals(given, HoldOut.EVERY_EIGHTH.apply(given));
    }

    @Test
    void canBeSwitchedOff() {
        assertEquals(
                0,
                HoldOut.NONE.apply(dataset(20, Split.TRAIN)).views(Split.TEST).size());
        assertThrows(IllegalArgumentException.class, () -> new HoldOut(1));
    }

    private static List<String> names(List<View> views) {
        return views.stream().map(View::name).toList();
    }

    private static SceneDataset dataset(int count, Split last) {
        var cameras = new SphereScene(count, 12).cameras();
        var views = IntStream.range(0, count)
                .mapToObj(i -> new View(
                        Integer.toString(i),
                        i == count - 1 ? last : Split.TRAIN,
                        cameras.get(i),
                        new FilePhotographSource(Path.of("x.png"), 12, 10, CoverageKind.NONE, null, false)))
                .toList();
        return new SceneDataset(
                Path.of("x"), "test", views, CoverageKind.NONE, Optional.empty(), Optional.empty(), List.of());
    }
}
