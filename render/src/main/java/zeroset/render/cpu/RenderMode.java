package zeroset.render.cpu;

import java.util.Locale;

/// What a pixel shows.
public enum RenderMode {
    /// The colour network, seen from the camera.
    COLOR,
    /// Grey clay under studio light, with ambient occlusion.
    SHADED,
    /// World-space normal; -1..1 of each axis becomes 0..255.
    NORMAL,
    /// Distance from the camera: the nearest point of the picture is white, the farthest dark.
    DEPTH;

    /// The name users type.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
