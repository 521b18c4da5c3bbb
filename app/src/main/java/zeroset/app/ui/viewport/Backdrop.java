package zeroset.app.ui.viewport;

import java.util.Locale;
import zeroset.app.ui.Texts;
import zeroset.render.scene.Background;

/// What a user may choose to lie behind the surface.
public enum Backdrop {
    /// Fits the theme.
    AUTOMATIC,
    /// White.
    WHITE,
    /// Middle grey.
    GREY,
    /// Black.
    BLACK,
    /// Nothing: pictures keep their transparency.
    TRANSPARENT;

    private static final int ON_DARK = 0x1b1f24;
    private static final int ON_LIGHT = 0xe9ecef;

    /// What the viewport draws.
    Background background(boolean dark) {
        return switch (this) {
            case AUTOMATIC -> new Background.Color(dark ? ON_DARK : ON_LIGHT);
            case WHITE -> new Background.Color(0xffffff);
            case GREY -> new Background.Color(0x808080);
            case BLACK -> new Background.Color(0);
            case TRANSPARENT -> new Background.Transparent();
        };
    }

    /// Its name.
    String text() {
        return Texts.of("backdrop." + name().toLowerCase(Locale.ROOT));
    }
}
