package zeroset.render.cpu;

import java.util.Locale;
import java.util.Map;
import org.joml.Vector3d;

/// Soft light that stands still beside the camera: a warm key from the upper left, a cool fill from the right,
/// sky from above. All vectors are in camera space (x right, y down, z forward).
public final class StudioLight {

    private static final float[] KEY_DIRECTION = unit(-0.55f, -0.65f, -0.65f);
    private static final float[] FILL_DIRECTION = unit(0.85f, -0.05f, -0.5f);
    private static final float[] KEY = {0.72f, 0.69f, 0.64f};
    private static final float[] FILL = {0.12f, 0.14f, 0.17f};
    private static final float[] SKY = {0.22f, 0.23f, 0.25f};
    private static final float CLAY = 0.82f;

    private StudioLight() {}

    /// The numbers as constants of `lib/studio_light.glsl`, so that both draw the same clay.
    public static Map<String, String> glslConstants() {
        return Map.of(
                "KEY_DIRECTION",
                vec3(KEY_DIRECTION),
                "FILL_DIRECTION",
                vec3(FILL_DIRECTION),
                "KEY",
                vec3(KEY),
                "FILL",
                vec3(FILL),
                "SKY",
                vec3(SKY),
                "CLAY",
                String.valueOf(CLAY));
    }

    /// Towards the key light, camera space.
    static Vector3d keyDirection() {
        return new Vector3d(KEY_DIRECTION[0], KEY_DIRECTION[1], KEY_DIRECTION[2]);
    }

    private static String vec3(float[] value) {
        return String.format(Locale.ROOT, "vec3(%.7f, %.7f, %.7f)", value[0], value[1], value[2]);
    }

    /// sRGB of grey clay, 0..1.
    ///
    /// @param normal unit, towards the viewer's side
    /// @param openness 1 in the open, 0 in a narrow crease
    /// @param lit share of the key light that arrives
    /// @param rgb receives the colour at the offset
    static void shade(float[] normal, float openness, float lit, float[] rgb, int offset) {
        float key = lit * Math.max(0, (dot(normal, KEY_DIRECTION) + 0.15f) / 1.15f); // wrapped: a large soft box
        float fill = Math.max(0, dot(normal, FILL_DIRECTION));
        float sky = 0.5f - 0.5f * normal[1];
        for (int channel = 0; channel < 3; channel++) {
            float light = (0.35f + 0.65f * openness) * KEY[channel] * key
                    + openness * (FILL[channel] * fill + SKY[channel] * sky);
            rgb[offset + channel] = toSrgb(CLAY * light);
        }
    }

    private static float toSrgb(float linear) {
        return linear <= 0.0031308f ? 12.92f * linear : 1.055f * (float) Math.pow(linear, 1 / 2.4) - 0.055f;
    }

    private static float dot(float[] a, float[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static float[] unit(float x, float y, float z) {
        float length = (float) Math.sqrt(x * x + y * y + z * z);
        return new float[] {x / length, y / length, z / length};
    }
}
