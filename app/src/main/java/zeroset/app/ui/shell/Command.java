package zeroset.app.ui.shell;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import zeroset.app.ui.Texts;

/// Everything the window can be told to do: each stands in a menu, with its key. The order is that of the menus.
public enum Command {
    /// Opens a folder of photographs or a project.
    OPEN(Section.FILE_OPEN, Material2OutlinedAL.FOLDER_OPEN, KeyCode.O, SHORTCUT_DOWN),
    /// Opens a pose file: `transforms.json` and the like.
    OPEN_FILE(Section.FILE_OPEN, Material2OutlinedAL.INSERT_DRIVE_FILE, KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN),
    /// Opens the packaged sample.
    OPEN_SAMPLE(Section.FILE_OPEN, Material2OutlinedAL.AUTORENEW, null),
    /// Closes what is open.
    CLOSE(Section.FILE_CLOSE, Material2OutlinedAL.CLOSE, KeyCode.W, SHORTCUT_DOWN),
    /// Saves the run now.
    SAVE(Section.FILE_CLOSE, Material2OutlinedMZ.SAVE, KeyCode.S, SHORTCUT_DOWN),
    /// Ends the program.
    QUIT(Section.FILE_QUIT, Material2OutlinedMZ.POWER_SETTINGS_NEW, KeyCode.Q, SHORTCUT_DOWN),

    /// Undoes the last change of the scene.
    UNDO(Section.EDIT_HISTORY, Material2OutlinedMZ.UNDO, KeyCode.Z, SHORTCUT_DOWN),
    /// Does it again.
    REDO(Section.EDIT_HISTORY, Material2OutlinedMZ.REDO, KeyCode.Y, SHORTCUT_DOWN),
    /// Shows the handles of the region.
    EDIT_REGION(Section.EDIT_REGION, Material2OutlinedMZ.OPEN_WITH, KeyCode.B),
    /// Finds the region again.
    FIND_REGION(Section.EDIT_REGION, Material2OutlinedAL.CENTER_FOCUS_STRONG, KeyCode.B, SHIFT_DOWN),
    /// Uses the chosen photographs for training.
    USE_PHOTOGRAPHS(Section.EDIT_PHOTOGRAPHS, Material2OutlinedAL.CHECK_CIRCLE, KeyCode.T, SHORTCUT_DOWN),
    /// Holds the chosen photographs out.
    HOLD_OUT_PHOTOGRAPHS(Section.EDIT_PHOTOGRAPHS, Material2OutlinedAL.GRADE, KeyCode.H, SHORTCUT_DOWN),
    /// Leaves the chosen photographs out.
    DISABLE_PHOTOGRAPHS(Section.EDIT_PHOTOGRAPHS, Material2OutlinedAL.BLOCK, KeyCode.D, SHORTCUT_DOWN),
    /// Takes masks for the opposite of what the files say.
    INVERT_MASKS(Section.EDIT_PHOTOGRAPHS, Material2OutlinedAL.INVERT_COLORS, KeyCode.I, SHORTCUT_DOWN),

    /// Colour.
    MODE_COLOR(Section.VIEW_MODE, Material2OutlinedMZ.PALETTE, KeyCode.DIGIT1),
    /// Clay.
    MODE_SHADED(Section.VIEW_MODE, Material2OutlinedMZ.TONALITY, KeyCode.DIGIT2),
    /// Normals.
    MODE_NORMAL(Section.VIEW_MODE, Material2OutlinedAL.EXPLORE, KeyCode.DIGIT3),
    /// Depth.
    MODE_DEPTH(Section.VIEW_MODE, Material2OutlinedAL.GRADIENT, KeyCode.DIGIT4),
    /// Distances on a plane.
    MODE_SLICE(Section.VIEW_MODE, Material2OutlinedAL.LAYERS, KeyCode.DIGIT5),
    /// Eikonal error.
    MODE_EIKONAL(Section.VIEW_MODE, Material2OutlinedMZ.SPEED, KeyCode.DIGIT6),
    /// Difference to the photograph.
    MODE_DIFFERENCE(Section.VIEW_MODE, Material2OutlinedAL.COMPARE, KeyCode.DIGIT7),
    /// Steps through SDF, mesh, both.
    NEXT_CONTENT(Section.VIEW_CONTENT, Material2OutlinedAL.CHANGE_HISTORY, KeyCode.M),
    /// Steps through solid, wire, both.
    NEXT_MESH_STYLE(Section.VIEW_CONTENT, Material2OutlinedAL.GRID_ON, KeyCode.M, SHIFT_DOWN),
    /// Ground grid.
    GRID(Section.VIEW_GUIDES, Material2OutlinedAL.GRID_ON, KeyCode.DIGIT1, SHIFT_DOWN),
    /// Axes.
    AXES(Section.VIEW_GUIDES, Material2OutlinedAL.CALL_SPLIT, KeyCode.DIGIT2, SHIFT_DOWN),
    /// Camera frustums.
    CAMERAS(Section.VIEW_GUIDES, Material2OutlinedMZ.PHOTO_CAMERA, KeyCode.DIGIT3, SHIFT_DOWN),
    /// Sparse points.
    POINTS(Section.VIEW_GUIDES, Material2OutlinedAL.GRAIN, KeyCode.DIGIT4, SHIFT_DOWN),
    /// Region of interest.
    REGION(Section.VIEW_GUIDES, Material2OutlinedAL.CROP_FREE, KeyCode.DIGIT5, SHIFT_DOWN),
    /// Matched points.
    CUES(Section.VIEW_GUIDES, Material2OutlinedAL.BLUR_ON, KeyCode.DIGIT6, SHIFT_DOWN),
    /// What was learned of the surroundings.
    SURROUNDINGS(Section.VIEW_GUIDES, Material2OutlinedMZ.PANORAMA, KeyCode.DIGIT7, SHIFT_DOWN),
    /// Soft shadows.
    SHADOWS(Section.VIEW_LIGHT, Material2OutlinedAL.BRIGHTNESS_6, KeyCode.L),
    /// Ambient occlusion.
    AMBIENT_OCCLUSION(Section.VIEW_LIGHT, Material2OutlinedAL.BLUR_CIRCULAR, KeyCode.O),
    /// Exact picture at rest.
    EXACT(Section.VIEW_LIGHT, Material2OutlinedAL.HIGH_QUALITY, KeyCode.X),
    /// Photograph over the view.
    PHOTO_OVERLAY(Section.VIEW_CAMERA, Material2OutlinedMZ.OPACITY, KeyCode.G),
    /// What the masks exclude, tinted in the photograph over the view.
    MASKS(Section.VIEW_CAMERA, Material2OutlinedAL.FLIP_TO_BACK, KeyCode.G, SHIFT_DOWN),
    /// The camera before.
    PREVIOUS_CAMERA(Section.VIEW_CAMERA, Material2OutlinedMZ.NAVIGATE_BEFORE, KeyCode.OPEN_BRACKET),
    /// The camera after.
    NEXT_CAMERA(Section.VIEW_CAMERA, Material2OutlinedMZ.NAVIGATE_NEXT, KeyCode.CLOSE_BRACKET),
    /// Back to a free view.
    LEAVE_CAMERA(Section.VIEW_CAMERA, Material2OutlinedAL.EXIT_TO_APP, KeyCode.ESCAPE),
    /// The first view.
    RESET_VIEW(Section.VIEW_MOVE, Material2OutlinedMZ.REPLAY, KeyCode.R),
    /// Everything in the picture.
    FRAME_ALL(Section.VIEW_MOVE, Material2OutlinedMZ.ZOOM_OUT_MAP, KeyCode.F),
    /// The list of photographs.
    PANEL_PHOTOGRAPHS(Section.VIEW_PANELS, Material2OutlinedMZ.PHOTO_LIBRARY, KeyCode.F2),
    /// The inspector.
    PANEL_INSPECTOR(Section.VIEW_PANELS, Material2OutlinedMZ.TUNE, KeyCode.F3),
    /// The plots.
    PANEL_PROGRESS(Section.VIEW_PANELS, Material2OutlinedMZ.SHOW_CHART, KeyCode.F4),
    /// The log.
    PANEL_LOG(Section.VIEW_PANELS, Material2OutlinedAL.ARTICLE, KeyCode.F5),
    /// Nothing but the viewport, or everything again.
    ONLY_VIEWPORT(Section.VIEW_PANELS, Material2OutlinedAL.CROP_DIN, KeyCode.F9),
    /// The whole screen.
    FULL_SCREEN(Section.VIEW_PANELS, Material2OutlinedAL.FULLSCREEN, KeyCode.F11),
    /// Dark or light as the system.
    THEME_SYSTEM(Section.VIEW_THEME, Material2OutlinedAL.BRIGHTNESS_AUTO, KeyCode.F6, SHIFT_DOWN),
    /// Light.
    THEME_LIGHT(Section.VIEW_THEME, Material2OutlinedMZ.WB_SUNNY, KeyCode.F7, SHIFT_DOWN),
    /// Dark.
    THEME_DARK(Section.VIEW_THEME, Material2OutlinedMZ.NIGHTS_STAY, KeyCode.F8, SHIFT_DOWN),

    /// Starts, pauses, goes on.
    START_OR_PAUSE(Section.TRAINING_RUN, Material2OutlinedMZ.PLAY_ARROW, KeyCode.SPACE),
    /// Ends the run.
    STOP(Section.TRAINING_RUN, Material2OutlinedMZ.STOP, KeyCode.PERIOD, SHORTCUT_DOWN),
    /// Forgets the run, so that region and photographs can change again.
    NEW_RUN(Section.TRAINING_RUN, Material2OutlinedMZ.RESTORE, KeyCode.N, SHORTCUT_DOWN),
    /// A preview mesh.
    MESH_NOW(Section.TRAINING_MESH, Material2OutlinedAL.CHANGE_HISTORY, KeyCode.M, SHORTCUT_DOWN),

    /// The mesh into a file.
    EXPORT_MESH(Section.EXPORT, Material2OutlinedMZ.SAVE_ALT, KeyCode.E, SHORTCUT_DOWN),
    /// A picture.
    SCREENSHOT(Section.EXPORT, Material2OutlinedMZ.PHOTO_CAMERA, KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN),
    /// A film.
    ANIMATION(Section.EXPORT, Material2OutlinedMZ.MOVIE, KeyCode.E, SHORTCUT_DOWN, SHIFT_DOWN),

    /// The keys.
    SHOW_KEYS(Section.HELP, Material2OutlinedAL.KEYBOARD, KeyCode.F1),
    /// Version and licences.
    ABOUT(Section.HELP, Material2OutlinedAL.INFO, KeyCode.F1, SHIFT_DOWN);

    /// A menu.
    public enum Menu {
        /// Opening, saving, leaving.
        FILE,
        /// What can be undone.
        EDIT,
        /// How it looks.
        VIEW,
        /// The run.
        TRAINING,
        /// What leaves the program.
        EXPORT,
        /// Help.
        HELP;

        /// Its title.
        public String title() {
            return Texts.of("menu." + name().toLowerCase(Locale.ROOT));
        }
    }

    /// Commands of a menu that stand together.
    public enum Section {
        /// Opening.
        FILE_OPEN(Menu.FILE),
        /// Closing and saving.
        FILE_CLOSE(Menu.FILE),
        /// Leaving.
        FILE_QUIT(Menu.FILE),
        /// Undo.
        EDIT_HISTORY(Menu.EDIT),
        /// Region.
        EDIT_REGION(Menu.EDIT),
        /// Photographs.
        EDIT_PHOTOGRAPHS(Menu.EDIT),
        /// Modes.
        VIEW_MODE(Menu.VIEW),
        /// Surfaces.
        VIEW_CONTENT(Menu.VIEW),
        /// Guides.
        VIEW_GUIDES(Menu.VIEW),
        /// Light and quality.
        VIEW_LIGHT(Menu.VIEW),
        /// Cameras.
        VIEW_CAMERA(Menu.VIEW),
        /// Moving.
        VIEW_MOVE(Menu.VIEW),
        /// Panels.
        VIEW_PANELS(Menu.VIEW),
        /// Theme.
        VIEW_THEME(Menu.VIEW),
        /// The run.
        TRAINING_RUN(Menu.TRAINING),
        /// Its mesh.
        TRAINING_MESH(Menu.TRAINING),
        /// Everything that leaves.
        EXPORT(Menu.EXPORT),
        /// Help.
        HELP(Menu.HELP);

        private final Menu menu;

        Section(Menu menu) {
            this.menu = menu;
        }

        /// The menu it stands in.
        public Menu menu() {
            return menu;
        }
    }

    private final Section section;

    @SuppressWarnings("ImmutableEnumChecker") // a constant of an icon font
    private final Ikon icon;

    @SuppressWarnings("ImmutableEnumChecker") // has no setters
    private final @Nullable KeyCombination key;

    Command(Section section, Ikon icon, @Nullable KeyCode key, Modifier... modifiers) {
        this.section = section;
        this.icon = icon;
        this.key = key == null ? null : new KeyCodeCombination(key, modifiers);
    }

    /// Where it stands.
    public Section section() {
        return section;
    }

    /// Its icon.
    public Ikon icon() {
        return icon;
    }

    /// Its key.
    public Optional<KeyCombination> key() {
        return Optional.ofNullable(key);
    }

    /// Whether its key is one that also writes into a text field.
    public boolean hasPlainKey() {
        return key instanceof KeyCodeCombination combination
                && combination.getShortcut() == KeyCombination.ModifierValue.UP
                && !combination.getCode().isFunctionKey();
    }

    /// Its name in menus.
    public String text() {
        return Texts.of("command." + id());
    }

    /// Name, and key in brackets: for tooltips.
    public String textWithKey() {
        return key().map(shown -> text() + "  (" + shown.getDisplayText() + ")").orElse(text());
    }

    /// A stable name for scripts and style sheets: `open-file`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
