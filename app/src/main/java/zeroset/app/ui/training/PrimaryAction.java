package zeroset.app.ui.training;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;
import zeroset.app.workspace.WorkspaceState;

/// What the one large button, and Space, does now.
public enum PrimaryAction {
    /// Nothing is open.
    NONE(Material2OutlinedMZ.PLAY_ARROW),
    /// Something is under way that cannot be hurried.
    WAIT(Material2OutlinedMZ.MORE_HORIZ),
    /// Begins a run.
    START(Material2OutlinedMZ.PLAY_ARROW),
    /// Lets it wait.
    PAUSE(Material2OutlinedMZ.PAUSE),
    /// Goes on after a pause.
    RESUME(Material2OutlinedMZ.PLAY_ARROW),
    /// Goes on with a run that came from a project or was stopped.
    GO_ON(Material2OutlinedMZ.PLAY_ARROW),
    /// Gives a finished run more time.
    EXTEND(Material2OutlinedMZ.MORE_TIME),
    /// Begins again after a failure.
    RETRY(Material2OutlinedMZ.REFRESH);

    @SuppressWarnings("ImmutableEnumChecker") // a constant of an icon font
    private final Ikon icon;

    PrimaryAction(Ikon icon) {
        this.icon = icon;
    }

    /// The action of a state.
    static PrimaryAction of(WorkspaceState state) {
        return switch (state.phase()) {
            case EMPTY -> NONE;
            case READING, PREPARING, STOPPING -> WAIT;
            case READY -> state.progress().isPresent() ? GO_ON : START;
            case TRAINING -> PAUSE;
            case PAUSED -> RESUME;
            case FINISHED -> EXTEND;
            case FAILED -> RETRY;
        };
    }

    /// Whether it can be done now.
    public boolean isPossible() {
        return this != NONE && this != WAIT;
    }

    Ikon icon() {
        return icon;
    }

    /// Its name on the button and in the menu.
    public String text() {
        return Texts.of("training.action." + name().toLowerCase(Locale.ROOT));
    }
}
