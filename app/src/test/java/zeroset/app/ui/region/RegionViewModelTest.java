package zeroset.app.ui.region;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.joml.Vector3d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionViewModelTest {
    @ParameterizedTest
    @CsvSource({"0,0,0", "30,0,0", "10,-20,45", "-170,40,80"})
    void aBoxKeepsItsNumbersOnTheWayToTheFieldsAndBack(double x, double y, double z) {
        var box = RegionViewModel.box(new Vector3d(1, 2, 3), new Vector3d(2, 4, 6), new Vector3d(x, y, z));
        var turn = RegionViewModel.degrees(box);
        assertEquals(x, turn.x, 1e-9);
        assertEquals(y, turn.y, 1e-9);
        assertEquals(z, turn.z, 1e-9);
        assertEquals(new Vector3d(1, 2, 3), RegionViewModel.center(box));
        assertEquals(2, box.halfY());
    }
}
