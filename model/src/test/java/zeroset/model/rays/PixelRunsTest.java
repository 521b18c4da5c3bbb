package zeroset.model.rays;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PixelRunsTest {

    private static final List<Long> PIXELS = List.of(3L, 4L, 5L, 9L, 12L, 13L, 1L << 40, (1L << 40) + 1);

    @Test
    void findsEveryPixelAtItsPlace() {
        var runs = runs();
        assertEquals(PIXELS.size(), runs.count());
        for (int place = 0; place < PIXELS.size(); place++) {
            assertEquals(PIXELS.get(place), runs.pixel(place));
        }
    }

    @Test
    void drawsEveryPlaceEquallyOften() {
        var runs = runs();
        var counts = new int[PIXELS.size()];
        var random = new SplittableRandom(1);
        for (int i = 0; i < 8000; i++) {
            counts[(int) runs.draw(random)]++;
        }
        for (int count : counts) {
            assertEquals(1000, count, 150); // five standard deviations of 30
        }
    }

    @Test
    void holdsNothingWhenNothingWasAdded() {
        assertEquals(0, PixelRuns.NONE.count());
    }

    private static PixelRuns runs() {
        var builder = new PixelRuns.Builder();
        PIXELS.forEach(builder::add);
        return builder.build();
    }
}
