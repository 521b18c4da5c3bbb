package zeroset.render.scene;

/// What lies behind everything.
public sealed interface Background {

    /// Nothing: pixels keep their alpha.
    record Transparent() implements Background {}

    /// One colour.
    ///
    /// @param rgb sRGB, 0xRRGGBB
    record Color(int rgb) implements Background {}
}
