package zeroset.app.ui.viewport;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import zeroset.model.project.ViewState;
import zeroset.render.navigation.NavigationRig;
import zeroset.render.scene.Look;
import zeroset.render.scene.SlicePlane;

/// Between what the viewport shows and what a project keeps of it. What a file does not say, or says in words that
/// nobody knows, stays as it is.
final class ViewMemory {

    private static final String AXES = "xyz";

    private ViewMemory() {}

    static ViewState of(NavigationRig rig, Look look, Backdrop backdrop) {
        var pivot = rig.pivot();
        var turn = rig.orientation();
        var drawn = Map.of(
                "mode", word(look.mode()),
                "content", word(look.content()),
                "mesh", word(look.meshStyle()),
                "backdrop", word(backdrop),
                "slice_axis", AXES.substring(look.slice().axis(), look.slice().axis() + 1),
                "slice_offset", Double.toString(look.slice().offset()));
        var guides = look.guides();
        var shown = new TreeMap<String, Boolean>();
        shown.put("exact", look.exact());
        shown.put("shadows", look.shadows());
        shown.put("ambient_occlusion", look.ambientOcclusion());
        shown.put("grid", guides.grid());
        shown.put("axes", guides.axes());
        shown.put("cameras", guides.cameras());
        shown.put("points", guides.points());
        shown.put("matched_points", guides.cues());
        shown.put("region", guides.region());
        shown.put("handles", guides.gizmo());
        return new ViewState(
                ViewState.VERSION,
                List.of(pivot.x, pivot.y, pivot.z),
                rig.distance(),
                List.of(turn.x(), turn.y(), turn.z(), turn.w()),
                rig.fovYDegrees(),
                drawn,
                shown);
    }

    static NavigationRig place(ViewState view, NavigationRig home) {
        var pivot = view.pivot();
        var turn = view.orientation();
        return home.standing(
                new Vector3d(pivot.get(0), pivot.get(1), pivot.get(2)),
                view.distance(),
                new Quaterniond(turn.get(0), turn.get(1), turn.get(2), turn.get(3)),
                view.fovYDegrees());
    }

    static Backdrop backdrop(ViewState view, Backdrop now) {
        return constant(view, "backdrop", now);
    }

    static Look look(ViewState view, Look now) {
        var guides = now.guides();
        return now.withMode(constant(view, "mode", now.mode()))
                .withContent(constant(view, "content", now.content()))
                .withMeshStyle(constant(view, "mesh", now.meshStyle()))
                .withSlice(slice(view, now.slice()))
                .withExact(shown(view, "exact", now.exact()))
                .withShadows(shown(view, "shadows", now.shadows()))
                .withAmbientOcclusion(shown(view, "ambient_occlusion", now.ambientOcclusion()))
                .withGuides(guides.withGrid(shown(view, "grid", guides.grid()))
                        .withAxes(shown(view, "axes", guides.axes()))
                        .withCameras(shown(view, "cameras", guides.cameras()))
                        .withPoints(shown(view, "points", guides.points()))
                        .withCues(shown(view, "matched_points", guides.cues()))
                        .withRegion(shown(view, "region", guides.region()))
                        .withGizmo(shown(view, "handles", guides.gizmo())));
    }

    private static SlicePlane slice(ViewState view, SlicePlane now) {
        var axis = view.look().getOrDefault("slice_axis", "");
        var offset = view.look().getOrDefault("slice_offset", "");
        if (axis.length() != 1 || AXES.indexOf(axis.charAt(0)) < 0) {
            return now;
        }
        try {
            return new SlicePlane(AXES.indexOf(axis.charAt(0)), Math.clamp(Double.parseDouble(offset), -1, 1));
        } catch (IllegalArgumentException e) {
            return now; // no number
        }
    }

    private static boolean shown(ViewState view, String name, boolean now) {
        return view.shown().getOrDefault(name, now);
    }

    private static <E extends Enum<E>> E constant(ViewState view, String name, E now) {
        var word = view.look().get(name);
        for (var constant : now.getDeclaringClass().getEnumConstants()) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        return now;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
