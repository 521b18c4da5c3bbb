package zeroset.render.overlay;

import java.util.List;
import zeroset.render.scene.Background;
import zeroset.render.scene.CameraGlyph;

/// Colours that stand out from a background, dark or light. No meaning hangs on colour alone: cameras differ in shape,
/// axes carry letters.
///
/// @param grid lines on the ground
/// @param training cameras that supervise
/// @param heldOut cameras that judge
/// @param disabled cameras that are switched off
/// @param selected the camera pointed at
/// @param region outline of the region of interest
/// @param hovered handle under the cursor
/// @param handle dots that scale the region
/// @param axes x, y, z
/// @param wire edges of a mesh without its faces
record Palette(
        Ink grid,
        Ink training,
        Ink heldOut,
        Ink disabled,
        Ink selected,
        Ink region,
        Ink hovered,
        Ink handle,
        List<Ink> axes,
        Ink wire) {

    private static final Palette ON_DARK = new Palette(
            new Ink(0xffffff, 0.13),
            Ink.of(0x84b6ff),
            Ink.of(0xffb04d),
            new Ink(0x9aa1ad, 0.85),
            Ink.of(0xffffff),
            new Ink(0x55d6c9, 0.9),
            Ink.of(0xffe066),
            Ink.of(0xf2f5f9),
            List.of(Ink.of(0xf4665f), Ink.of(0x6ecb74), Ink.of(0x5f9ff7)),
            new Ink(0xc3cede, 0.85));

    private static final Palette ON_LIGHT = new Palette(
            new Ink(0x000000, 0.17),
            Ink.of(0x1f63c7),
            Ink.of(0xb3600a),
            new Ink(0x6c727c, 0.9),
            Ink.of(0x0b0e13),
            new Ink(0x0b857b, 0.95),
            Ink.of(0xd97a00),
            Ink.of(0x2a2f38),
            List.of(Ink.of(0xcf3630), Ink.of(0x27863a), Ink.of(0x2763d3)),
            new Ink(0x353d49, 0.85));

    /// For a background; what lies behind a transparent picture is taken to be light, as paper is.
    static Palette on(Background background) {
        return switch (background) {
            case Background.Transparent _ -> ON_LIGHT;
            case Background.Color(int rgb) -> luminance(rgb) < 0.45 ? ON_DARK : ON_LIGHT;
        };
    }

    /// The colour of a camera's frustum.
    Ink camera(CameraGlyph glyph) {
        if (glyph.selected()) {
            return selected;
        }
        return switch (glyph.use()) {
            case TRAINING -> training;
            case HELD_OUT -> heldOut;
            case DISABLED -> disabled;
        };
    }

    /// Of sRGB values, Rec. 709 weights, 0..1: as light as it looks rather than as it is.
    private static double luminance(int rgb) {
        return (0.2126 * ((rgb >> 16) & 0xff) + 0.7152 * ((rgb >> 8) & 0xff) + 0.0722 * (rgb & 0xff)) / 255;
    }
}
