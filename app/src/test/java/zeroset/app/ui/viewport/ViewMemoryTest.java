package zeroset.app.ui.viewport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import zeroset.model.geometry.Sphere;
import zeroset.model.project.ViewState;
import zeroset.render.navigation.NavigationRig;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.MeshStyle;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SlicePlane;
import zeroset.render.scene.SurfaceContent;

class ViewMemoryTest {

    private static final NavigationRig HOME = NavigationRig.framing(new Sphere(1, 2, 3, 4), new Vector3d(0, 0, 1), 40);

    private static final Look CHANGED = Look.defaults()
            .withMode(RenderMode.SLICE)
            .withContent(SurfaceContent.MESH)
            .withMeshStyle(MeshStyle.WIRE)
            .withExact(false)
            .withShadows(false)
            .withAmbientOcclusion(false)
            .withSlice(new SlicePlane(2, -0.375))
            .withGuides(new Guides(false, true, false, true, false, true).withCues(true));

    @Test
    void givesBackWhatWasSeen() {
        var rig = HOME.orbit(120, -50, 700).zoom(3, HOME.pivot()).pan(10, 20, 700);
        var kept = ViewMemory.of(rig, CHANGED, Backdrop.WHITE);
        assertEquals(CHANGED, ViewMemory.look(kept, Look.defaults()));
        assertEquals(Backdrop.WHITE, ViewMemory.backdrop(kept, Backdrop.AUTOMATIC));
        var back = ViewMemory.place(kept, HOME);
        // 1e-12: the quaternion is normalised once more
        assertEquals(0, rig.pivot().distance(back.pivot()), 1e-12);
        assertEquals(rig.distance(), back.distance());
        assertEquals(rig.fovYDegrees(), back.fovYDegrees());
        assertEquals(0, rig.up().distance(back.up()), 1e-12);
        var before = rig.camera(640, 360).pose();
        var after = back.camera(640, 360).pose();
        assertEquals(0, before.center().distance(after.center()), 1e-12 * rig.distance());
        assertEquals(0, before.forward(new Vector3d()).distance(after.forward(new Vector3d())), 1e-12);
    }

    @Test
    void leavesAsItIsWhatTheFileDoesNotSayOrNobodyKnows() {
        var strange = new ViewState(
                ViewState.VERSION,
                List.of(0.0, 0.0, 0.0),
                1,
                List.of(0.0, 0.0, 0.0, 1.0),
                40,
                Map.of("mode", "smell", "content", "SDF", "slice_axis", "w", "slice_offset", "1", "weather", "fine"),
                Map.of("unicorns", true));
        assertEquals(CHANGED, ViewMemory.look(strange, CHANGED));
        assertEquals(Backdrop.BLACK, ViewMemory.backdrop(strange, Backdrop.BLACK));
        var noNumber = new ViewState(
                ViewState.VERSION,
                strange.pivot(),
                1,
                strange.orientation(),
                40,
                Map.of("slice_axis", "x", "slice_offset", "NaN"),
                Map.of());
        assertEquals(CHANGED, ViewMemory.look(noNumber, CHANGED));
    }
}
