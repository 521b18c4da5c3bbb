package zeroset.render.scene;

import java.util.Locale;

/// What a pixel of the surface shows.
public enum RenderMode {
    /// The colour network, seen from the camera.
    COLOR,
    /// Grey clay under studio light, with ambient occlusion.
    SHADED,
    /// World-space normal; -1..1 of each axis becomes 0..255.
    NORMAL,
    /// Distance from the camera: the nearest point of the picture is white, the farthest dark.
    DEPTH,
    /// Signed distances on a plane through the region, with iso-lines; the surface behind the plane as clay.
    SLICE,
    /// How far the length of the gradient is from 1, as a colour scale on the surface.
    EIKONAL,
    /// Difference between the rendered colour and the photograph that is laid over the view.
    DIFFERENCE;

    /// The name users type.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
