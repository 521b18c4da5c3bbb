package zeroset.app.ui.photographs;

import java.util.Locale;
import zeroset.app.ui.Texts;
import zeroset.app.workspace.ViewEntry;
import zeroset.render.scene.CameraGlyph;

/// Which photographs the list shows.
enum PhotographFilter {
    /// Every one.
    ALL,
    /// Those that train.
    TRAINING,
    /// Those that judge.
    HELD_OUT,
    /// Those that are left out.
    DISABLED;

    boolean shows(ViewEntry entry) {
        return switch (this) {
            case ALL -> true;
            case TRAINING -> entry.use() == CameraGlyph.Use.TRAINING;
            case HELD_OUT -> entry.use() == CameraGlyph.Use.HELD_OUT;
            case DISABLED -> entry.use() == CameraGlyph.Use.DISABLED;
        };
    }

    String text() {
        return Texts.of("photographs.filter." + name().toLowerCase(Locale.ROOT));
    }
}
