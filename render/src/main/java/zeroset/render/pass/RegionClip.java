package zeroset.render.pass;

import java.util.Map;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.geometry.OrientedBox;
import zeroset.model.geometry.Region;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.render.gl.Program;
import zeroset.render.scene.RenderMode;

/// Where rays may meet surface: in the field's unit sphere, in the region of interest, and, in the slice mode, on the
/// far
/// side of the slice. In unit space; `lib/region.glsl` computes the same.
///
/// @param region beyond the unit sphere
/// @param cut the half space that is kept
public record RegionClip(Optional<Region> region, Optional<Cut> cut) {

    private static final Sphere UNIT_SPHERE = new Sphere(0, 0, 0, 1);

    /// What lies behind a plane as the camera sees it: `normal·p >= offset`.
    ///
    /// @param normal unit vector away from the camera
    /// @param offset along the normal
    public record Cut(Vector3dc normal, double offset) {
        private static Cut of(FrameContext frame) {
            var slice = frame.scene().look().slice();
            double side = frame.view().eye().get(slice.axis()) < slice.offset() ? 1 : -1;
            return new Cut(new Vector3d().setComponent(slice.axis(), side), side * slice.offset());
        }
    }

    /// For a frame's region and look.
    public static RegionClip of(FrameContext frame) {
        var space = frame.view().space();
        boolean cuts = frame.scene().look().mode() == RenderMode.SLICE;
        return new RegionClip(
                frame.scene()
                        .region()
                        .filter(region -> !region.equals(space.region()))
                        .map(it -> toUnit(it, space)),
                cuts ? Optional.of(Cut.of(frame)) : Optional.empty());
    }

    private static Region toUnit(Region region, SceneTransform space) {
        var center = space.region();
        return region.relativeTo(center.centerX(), center.centerY(), center.centerZ(), space.scale());
    }

    /// Constants for the shader that includes `lib/region.glsl`.
    public Map<String, String> constants() {
        String kind = region.map(it -> switch (it) {
                    case Sphere _ -> "1";
                    case OrientedBox _ -> "2";
                })
                .orElse("0");
        return cut.isPresent() ? Map.of("REGION", kind, "CUT", "1") : Map.of("REGION", kind);
    }

    /// Sets the uniforms of `lib/region.glsl`.
    public void setUniforms(Program program) {
        region.ifPresent(it -> {
            switch (it) {
                case Sphere sphere -> {
                    program.set("uRegionCenter", sphere.center());
                    program.set("uRegionHalf", (float) sphere.radius(), 0, 0);
                }
                case OrientedBox box -> {
                    program.set("uRegionCenter", new Vector3d(box.centerX(), box.centerY(), box.centerZ()));
                    program.set("uRegionHalf", new Vector3d(box.halfX(), box.halfY(), box.halfZ()));
                    program.set(
                            "uRegionAxes", box.rotation().get(new Matrix3d()).transpose());
                }
            }
        });
        cut.ifPresent(it -> program.set(
                "uCut",
                (float) it.normal().x(),
                (float) it.normal().y(),
                (float) it.normal().z(),
                (float) it.offset()));
    }

    /// Where a ray may meet surface.
    ///
    /// @param eye where it starts, unit space
    /// @param direction unit vector
    /// @param interval receives the nearest and the farthest distance, not negative
    /// @return whether there is any such place; `interval` is undefined otherwise
    public boolean intersect(Vector3dc eye, Vector3dc direction, Vector2d interval) {
        if (!UNIT_SPHERE.intersect(eye, direction, interval)) {
            return false;
        }
        double near = Math.max(0, interval.x);
        double far = interval.y;
        if (region.isPresent()) {
            if (!region.get().intersect(eye, direction, interval)) {
                return false;
            }
            near = Math.max(near, interval.x);
            far = Math.min(far, interval.y);
        }
        if (cut.isPresent()) {
            double height = cut.get().normal().dot(eye) - cut.get().offset(); // negative: the camera is in front
            double slope = cut.get().normal().dot(direction);
            if (slope <= 0) {
                return false; // looks away from what is kept
            }
            near = Math.max(near, -height / slope);
        }
        interval.set(near, far);
        return near < far;
    }
}
