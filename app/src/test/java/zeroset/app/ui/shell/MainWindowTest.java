package zeroset.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.preferences.Theme;
import zeroset.app.ui.States;
import zeroset.app.ui.WindowStage;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.Preview;
import zeroset.app.workspace.Problem;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.camera.Pose;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.project.ViewState;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;
import zeroset.render.viewport.Frame;
import zeroset.render.viewport.ViewportStatus;

@Timeout(90)
class MainWindowTest {
    @TempDir
    private Path folder;

    private WindowStage stage;

    @BeforeEach
    void open() {
        stage = new WindowStage(folder, 1024, 700);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void become(WorkspaceState state) {
        stage.workspace().become(state);
        stage.settle();
    }

    private void focusPicture() {
        var picture = stage.find("picture", Node.class);
        WindowStage.onFx(() -> {
            picture.requestFocus();
            return true;
        });
    }

    private boolean visible(String id) {
        return WindowStage.onFx(() -> {
            for (Node node = stage.scene().lookup("#" + id); ; node = node.getParent()) {
                if (node == null) {
                    return false;
                }
                if (!node.isVisible()) {
                    return false;
                }
                if (node == stage.scene().getRoot()) {
                    return true;
                }
            }
        });
    }

    private String text(String id) {
        return stage.find(id, Label.class).getText();
    }

    // --- the view of a project ---------------------------------------------------------------------------------------

    @Test
    void aProjectIsSeenAsItWasSeenLast() {
        var view = new ViewState(
                ViewState.VERSION,
                List.of(0.5, -0.25, 0.125),
                2.5,
                List.of(0.5, 0.5, -0.5, 0.5),
                40,
                Map.of("mode", "shaded", "backdrop", "white"),
                Map.of("cameras", false));
        stage.workspace().remember(view);
        become(States.finished());
        assertTrue(States.finished().project().isPresent(), "it is a project");
        var shown = WindowStage.onFx(() -> stage.window().viewport().view().orElseThrow());
        assertEquals(view.pivot(), shown.pivot());
        assertEquals(view.distance(), shown.distance());
        for (int i = 0; i < 4; i++) {
            assertEquals(view.orientation().get(i), shown.orientation().get(i), 1e-12);
        }
        assertEquals("shaded", shown.look().get("mode"));
        assertEquals("white", shown.look().get("backdrop"));
        assertEquals(false, shown.shown().get("cameras"));
        stage.until(() -> stage.workspace().keptView().filter(shown::equals).isPresent());

        focusPicture();
        stage.press(KeyCode.DIGIT3);
        stage.until(() -> !stage.workspace().keptView().equals(Optional.of(shown)));
        assertEquals("normal", stage.workspace().keptView().orElseThrow().look().get("mode"));
    }

    // --- menus and keys ----------------------------------------------------------------------------------------------

    @Test
    void everyCommandStandsInAMenuWithItsKey() {
        var items = new HashMap<String, MenuItem>();
        collect(stage.find("menu-bar", MenuBar.class).getMenus(), items);
        assertAll(Stream.of(Command.values()).map(command -> () -> {
            var item = items.get("menu-item-" + command.id());
            assertTrue(item != null, command + " is in no menu");
            assertEquals(command.key().orElse(null), item.getAccelerator(), command.toString());
            assertFalse(item.getText().isBlank());
        }));
    }

    private static void collect(List<? extends MenuItem> from, Map<String, MenuItem> into) {
        for (var item : from) {
            if (item.getId() != null) {
                into.put(item.getId(), item);
            }
            if (item instanceof Menu menu) {
                collect(menu.getItems(), into);
            }
        }
    }

    @Test
    void digitsChooseTheLook() {
        become(States.in(Phase.READY).state());
        focusPicture();
        var modes = new ArrayList<RenderMode>();
        for (var key : List.of(
                KeyCode.DIGIT1,
                KeyCode.DIGIT2,
                KeyCode.DIGIT3,
                KeyCode.DIGIT4,
                KeyCode.DIGIT5,
                KeyCode.DIGIT6,
                KeyCode.DIGIT7)) {
            stage.press(key);
            modes.add(stage.viewport().scene().orElseThrow().look().mode());
        }
        assertEquals(List.of(RenderMode.values()), modes);
    }

    @Test
    void lettersSwitchContentAndPanels() {
        become(States.in(Phase.READY).state());
        focusPicture();
        stage.press(KeyCode.M);
        assertEquals(
                SurfaceContent.MESH,
                stage.viewport().scene().orElseThrow().look().content());
        assertTrue(stage.find("content-mesh", ToggleButton.class).isSelected());
        assertTrue(visible("photograph-list"));
        stage.press(KeyCode.F2);
        assertTrue(WindowStage.onFx(() -> stage.scene().lookup("#photograph-list") == null));
        stage.press(KeyCode.F2);
        assertTrue(visible("photograph-list"));
        stage.press(KeyCode.F9);
        assertFalse(visible("progress"));
        assertTrue(WindowStage.onFx(() -> stage.scene().lookup("#inspector") == null));
    }

    @Test
    void aLetterTypedIntoAFieldIsNoCommand() {
        become(States.in(Phase.READY).state());
        selectTab(1);
        var field = stage.find("region-center-x", TextField.class);
        WindowStage.onFx(() -> {
            field.requestFocus();
            return true;
        });
        stage.press(KeyCode.M);
        stage.press(KeyCode.SPACE);
        assertEquals(
                SurfaceContent.SDF,
                stage.viewport().scene().orElseThrow().look().content());
        assertFalse(stage.workspace().asked().contains("start"));
    }

    @Test
    void spaceStartsPausesAndGoesOn() {
        become(States.in(Phase.READY).state());
        focusPicture();
        stage.press(KeyCode.SPACE);
        become(States.training());
        stage.press(KeyCode.SPACE);
        become(States.in(Phase.PAUSED).withProgress(0.5).state());
        stage.press(KeyCode.SPACE);
        assertEquals(List.of("start", "pause", "proceed"), stage.workspace().asked());
    }

    @Test
    void bracketsGoFromCameraToCameraExactly() {
        become(States.in(Phase.READY).state());
        focusPicture();
        stage.press(KeyCode.CLOSE_BRACKET);
        stage.until(() -> visible("camera-bar"));
        assertTrue(text("camera-name").startsWith("r_000.png"));
        stage.settle();
        var lens = stage.viewport().viewpoint().orElseThrow().camera().intrinsics();
        // Not the middle of the picture: the photograph's own principal point, at the size that fits.
        assertEquals(164.0 / 320, lens.cx() / lens.width(), 1e-9);
        assertEquals(118.0 / 240, lens.cy() / lens.height(), 1e-9);
        stage.press(KeyCode.OPEN_BRACKET);
        stage.until(() -> text("camera-name").startsWith("r_054.png") && visible("camera-bar"));
        stage.press(KeyCode.ESCAPE);
        assertFalse(visible("camera-bar"));
    }

    @Test
    void thePhotographLiesOverTheViewWithAWipe() {
        become(States.in(Phase.READY).state());
        focusPicture();
        stage.press(KeyCode.G);
        stage.until(() -> visible("wipe-grip"));
        stage.until(() -> stage.viewport().scene().orElseThrow().photo().isPresent());
        double before =
                stage.viewport().scene().orElseThrow().photo().orElseThrow().wipe();
        var grip = stage.find("wipe-grip", Node.class);
        WindowStage.onFx(() -> {
            grip.requestFocus();
            return true;
        });
        stage.press(KeyCode.LEFT);
        assertTrue(stage.viewport().scene().orElseThrow().photo().orElseThrow().wipe() < before);
    }

    @Test
    void aFlightEndsWithItsKeyWhateverElseIsHeld() {
        become(States.in(Phase.READY).state());
        focusPicture();
        var start = pose().center();
        fly(KeyEvent.KEY_PRESSED, false);
        stage.until(() -> pose().center().distance(start) > 0);
        fly(KeyEvent.KEY_RELEASED, true); // Ctrl-S on the way
        var end = pose().center();
        stage.settle();
        assertEquals(end, pose().center(), "it flies on");
    }

    private void fly(EventType<KeyEvent> type, boolean control) {
        WindowStage.onFx(() -> {
            var key = new KeyEvent(type, "", "w", KeyCode.W, false, control, false, false);
            Event.fireEvent(stage.scene().getFocusOwner(), key);
            return true;
        });
        stage.settle();
    }

    @Test
    void draggingThePictureMovesTheViewAndDraggingABarDoesNot() {
        become(States.in(Phase.READY).state());
        stage.settle();
        var before = stage.viewport().viewpoint().orElseThrow().camera().pose();
        drag("picture");
        stage.until(() -> !samePlace(before, pose()));
        var moved = pose();
        drag("quality");
        stage.settle();
        assertTrue(samePlace(moved, pose()));
    }

    private Pose pose() {
        return stage.viewport().viewpoint().orElseThrow().camera().pose();
    }

    private static boolean samePlace(Pose a, Pose b) {
        return a.center().distance(b.center()) < 1e-9;
    }

    private void drag(String id) {
        var node = stage.find(id, Node.class);
        WindowStage.onFx(() -> {
            node.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 20, 20));
            node.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 60, 30));
            node.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 60, 30));
            return true;
        });
        stage.settle();
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null);
    }

    @Test
    void undoSaysWhatItUndoes() {
        become(States.in(Phase.READY).withUndo("move region").state());
        var items = new HashMap<String, MenuItem>();
        collect(stage.find("menu-bar", MenuBar.class).getMenus(), items);
        assertEquals("Undo: move region", items.get("menu-item-undo").getText());
        assertTrue(items.get("menu-item-redo").isDisable());
        focusPicture();
        stage.press(KeyCode.Z, false, true);
        assertTrue(stage.workspace().asked().contains("undo"));
    }

    @Test
    void f1ShowsTheKeysAndEscapeTakesThemAway() {
        stage.press(KeyCode.F1);
        assertTrue(visible("key-sheet"));
        stage.press(KeyCode.ESCAPE);
        assertTrue(WindowStage.onFx(() -> stage.scene().lookup("#key-sheet") == null));
    }

    @Test
    void openingAsksTheDesktopAndOpens() {
        stage.answer(Path.of("/data/trio"));
        stage.press(KeyCode.O, false, true);
        assertTrue(WindowStage.onFx(stage.find("open-open", Button.class)::isDisabled), "nothing is known yet");
        stage.workspace().answer(found());
        stage.settle();
        assertEquals("NeRF-synthetic: there is a file transforms_train.json", text("open-format"));
        assertEquals("42 for training, 6 held out", text("open-photographs"));
        assertEquals("alpha channel: opaque is the object", text("open-masks"));
        assertEquals("no sparse points", text("open-points"));
        fire("open-open");
        assertTrue(isGone("open-sheet"));
        fire("start-sample");
        assertEquals(
                List.of("preview trio", "open trio", "open sample"),
                stage.workspace().asked());
    }

    private static Preview found() {
        return new Preview.Found(
                Path.of("/data/trio"),
                "trio",
                "NeRF-synthetic",
                "there is a file transforms_train.json",
                42,
                6,
                CoverageKind.ALPHA,
                0,
                OptionalInt.empty(),
                List.of());
    }

    private boolean isGone(String id) {
        return WindowStage.onFx(() -> stage.scene().lookup("#" + id) == null);
    }

    private void fire(String id) {
        var button = stage.find(id, ButtonBase.class);
        WindowStage.onFx(() -> {
            button.fire();
            return true;
        });
    }

    @Test
    void whatCannotBeOpenedSaysWhyBeforeAnythingIsClosed() {
        stage.answer(Path.of("/data/holidays"));
        stage.press(KeyCode.O, false, true);
        stage.workspace()
                .answer(new Preview.Refused(
                        Path.of("/data/holidays"),
                        new Problem("No known data set.", "Open the folder that holds the poses.", "")));
        stage.settle();
        assertEquals("No known data set.", text("open-sentence"));
        assertEquals("Open the folder that holds the poses.", text("open-remedy"));
        assertFalse(visible("open-open"));
        stage.press(KeyCode.ESCAPE);
        assertTrue(isGone("open-sheet"));
        assertEquals(List.of("preview holidays"), stage.workspace().asked());
    }

    @Test
    void masksAreTintedInThePhotographThatIsLookedAt() {
        become(States.in(Phase.READY).state());
        focusPicture();
        stage.press(KeyCode.G, true, false);
        stage.until(() -> stage.viewport().scene().orElseThrow().photo().isPresent());
        assertTrue(
                stage.workspace().asked().stream().anyMatch(asked -> asked.startsWith("masked photograph")),
                stage.workspace().asked().toString());
        assertTrue(visible("camera-bar-masks"));
        stage.press(KeyCode.I, false, true);
        assertTrue(stage.workspace().asked().contains("masks inverted true"));
    }

    @Test
    void poseCorrectionsAreASettingAndAreReported() {
        become(States.refined());
        assertEquals(
                "Poses moved by 0.412 px on average, 1.24 px at most (turned by up to 0.310°).", text("pose-report"));
    }

    // --- states ------------------------------------------------------------------------------------------------------

    @Test
    void nothingOpenShowsTheWayIn() {
        assertTrue(visible("drop-target"));
        assertFalse(visible("photograph-list"));
    }

    @Test
    void readingShowsWhatItDoesAndAWayOut() {
        become(States.reading());
        assertFalse(visible("drop-target"));
        assertTrue(visible("reading-cancel"));
        var cancel = stage.find("reading-cancel", Button.class);
        WindowStage.onFx(() -> {
            cancel.fire();
            return true;
        });
        assertTrue(stage.workspace().state().tasks().getFirst().result().isCancelled());
    }

    @Test
    void aFailureSaysWhatHappenedAndWhatToTry() {
        become(States.failed());
        assertTrue(visible("message-action"));
        var action = stage.find("message-action", Button.class);
        WindowStage.onFx(() -> {
            action.fire();
            return true;
        });
        assertEquals(List.of("dismiss problem", "new run"), stage.workspace().asked());
    }

    @Test
    void whatCouldNotBeOpenedIsToldWhereNothingIsOpen() {
        become(States.notOpened());
        assertTrue(visible("drop-target"));
        assertTrue(visible("message-close"), "the message lies in a part of the window that is hidden");
        become(States.failed());
        assertTrue(visible("message-close"));
    }

    @Test
    void aDialogThatWasCancelledLeavesTheOffer() {
        become(States.in(Phase.READY)
                .withProblem(new Problem("Photographs of spot are gone.", "Say where they are now.", "")
                        .with(new Problem.Action.Relink()))
                .state());
        fire("message-action");
        assertEquals(List.of(), stage.workspace().asked());
        stage.answer(Path.of("/data/moved"));
        fire("message-action");
        assertEquals(
                List.of("dismiss problem", "relink moved"), stage.workspace().asked());
    }

    @Test
    void theCancelButtonEndsTheTaskBesideIt() {
        become(States.in(Phase.TRAINING).withTasks("Training spot", "Meshing").state());
        assertTrue(text("status-task").startsWith("Meshing"), text("status-task"));
        fire("status-task-cancel");
        var tasks = stage.workspace().state().tasks();
        assertFalse(tasks.getFirst().result().isCancelled(), "the training was stopped");
        assertTrue(tasks.getLast().result().isCancelled());
    }

    @Test
    void whatWasChosenCanBeSavedBeforeAnythingIsTrained() {
        stage.press(KeyCode.S, false, true);
        become(States.in(Phase.READY).state());
        stage.press(KeyCode.S, false, true);
        assertEquals(List.of("save"), stage.workspace().asked());
    }

    @Test
    void aFileIsNotWrittenTwiceAtATime() {
        become(States.in(Phase.READY).state());
        stage.press(KeyCode.S, true, true);
        fire("picture-write");
        stage.settle();
        var write = stage.find("picture-write", Button.class);
        assertTrue(write.isDisabled());
        assertEquals(List.of("run Exporting spot.png"), stage.workspace().asked());
        stage.workspace().newestTask().orElseThrow().cancel();
        stage.settle();
        assertFalse(write.isDisabled());
    }

    @Test
    void whatIsOnStaysOnWhenItIsChosenAgain() {
        var menu = stage.find("show-menu", MenuButton.class);
        var choices = menu.getItems().stream()
                .filter(Menu.class::isInstance)
                .flatMap(submenu -> ((Menu) submenu).getItems().stream())
                .map(RadioMenuItem.class::cast)
                .toList();
        assertFalse(choices.isEmpty());
        for (var choice : choices) { // JavaFX switches a lonely one off when it is chosen again
            assertTrue(choice.getToggleGroup() != null, choice.getText());
        }
    }

    @Test
    void aFinishedRunSaysSo() {
        become(States.finished());
        assertEquals("Surface ready: 1.2 M triangles, held-out PSNR 29.1 dB", text("announcement"));
        assertTrue(visible("announcement-export"));
        assertEquals("Continue", stage.find("primary-action", Button.class).getText());
        assertEquals("29.1 dB", text("psnr-held-out"));
    }

    @Test
    void theRunsFiguresHaveUnits() {
        become(States.training());
        assertEquals("1 min 44 s", text("time-left"));
        assertEquals("30.0 dB", text("psnr-train"));
        assertEquals("Pause", stage.find("primary-action", Button.class).getText());
        assertTrue(stage.find("preset", Node.class).isDisabled(), "a run keeps its settings");
    }

    @Test
    void theRendererMaySaySomethingWithoutStandingInTheWay() {
        become(States.in(Phase.READY).state());
        stage.viewport()
                .become(new ViewportStatus(
                        "CPU", 3, Frame.Quality.FAST, Optional.of("There is no OpenGL: install libgl1-mesa-dri.")));
        stage.settle();
        assertTrue(visible("message-close"));
        assertEquals("CPU", text("status-device"));
        var close = stage.find("message-close", Button.class);
        WindowStage.onFx(() -> {
            close.fire();
            return true;
        });
        assertTrue(WindowStage.onFx(() -> stage.scene().lookup("#message-close") == null));
    }

    @Test
    void anUnexpectedFailureLeavesTheWindowAlive() {
        become(States.in(Phase.READY).state());
        WindowStage.onFx(() -> {
            stage.window().report(new IllegalStateException("a slip"));
            return true;
        });
        stage.settle();
        assertTrue(visible("message-details"));
    }

    @Test
    void numbersMoveTheRegion() {
        become(States.in(Phase.READY).state());
        selectTab(1);
        var radius = stage.find("region-radius", TextField.class);
        WindowStage.onFx(() -> {
            radius.requestFocus();
            radius.setText("0.75");
            radius.fireEvent(new ActionEvent());
            return true;
        });
        assertEquals(
                List.of("set region Sphere[centerX=0.0, centerY=0.0, centerZ=0.2, radius=0.75]"),
                stage.workspace().asked());
    }

    @Test
    void theListSwitchesPhotographsOff() {
        become(States.in(Phase.READY).state());
        var list = stage.find("photograph-list", ListView.class);
        WindowStage.onFx(() -> {
            list.getSelectionModel().select(2);
            list.requestFocus();
            return true;
        });
        stage.press(KeyCode.D, false, true);
        assertEquals(List.of("use [2] DISABLED"), stage.workspace().asked());
    }

    @Test
    void spaceInTheListSwitchesAPhotographOffAndStartsNothing() {
        become(States.in(Phase.READY).state());
        var list = stage.find("photograph-list", ListView.class);
        WindowStage.onFx(() -> {
            list.getSelectionModel().select(2);
            list.requestFocus();
            return true;
        });
        stage.press(KeyCode.SPACE);
        assertEquals(List.of("use [2] DISABLED"), stage.workspace().asked());
    }

    @Test
    void spaceOnAPlotMakesItLargeAndPausesNothing() {
        become(States.training());
        var plot = stage.find("plot-loss", Node.class);
        WindowStage.onFx(() -> {
            plot.requestFocus();
            return true;
        });
        stage.press(KeyCode.SPACE);
        assertTrue(visible("large-plot"));
        assertEquals(List.of(), stage.workspace().asked());
    }

    // --- what is remembered ------------------------------------------------------------------------------------------

    @Test
    void themeAndPanelsAreRemembered() {
        become(States.in(Phase.READY).state());
        focusPicture();
        stage.press(KeyCode.F8, true, false);
        stage.press(KeyCode.F4);
        var kept = PreferenceStore.in(folder).current();
        assertEquals(Theme.DARK, kept.theme());
        assertEquals(0, kept.layout().get("progress.open"));
        assertTrue(
                WindowStage.onFx(() -> stage.scene().getRoot().getStyleClass().contains("dark")));
    }

    // --- layout ------------------------------------------------------------------------------------------------------

    enum Shown {
        EMPTY,
        WARNINGS,
        TRAINING,
        FINISHED,
        FAILED
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCutOffInTheSmallestWindow(Shown shown) {
        become(
                switch (shown) {
                    case EMPTY -> States.empty();
                    case WARNINGS -> States.withWarnings();
                    case TRAINING -> States.training();
                    case FINISHED -> States.finished();
                    case FAILED -> States.failed();
                });
        for (int tab = 0; tab < 3; tab++) {
            if (shown != Shown.EMPTY) {
                selectTab(tab);
            }
            var cut = WindowStage.onFx(() -> {
                var found = new ArrayList<String>();
                findCut(stage.scene().getRoot(), found);
                return found;
            });
            assertEquals(List.of(), cut, "tab " + tab);
        }
    }

    /// Buttons and their texts must be inside their parents and as wide as they need; what scrolls may be longer.
    private static void findCut(Parent parent, List<String> found) {
        for (var child : parent.getChildrenUnmodifiable()) {
            boolean scrolls = child instanceof ListView || (child instanceof ScrollPane && child.getId() != null);
            if (!child.isVisible() || scrolls) {
                continue;
            }
            if (child instanceof ButtonBase button && button.isManaged()) {
                var inWindow = button.localToScene(button.getLayoutBounds());
                if (button.getWidth() + 0.5
                        < Math.min(button.prefWidth(-1), button.getMaxWidth() < 0 ? 1e9 : button.getMaxWidth())) {
                    found.add(name(button) + " needs " + button.prefWidth(-1) + ", has " + button.getWidth());
                }
                if (inWindow.getMinX() < -0.5
                        || inWindow.getMaxX() > button.getScene().getWidth() + 0.5) {
                    found.add(name(button) + " lies at " + inWindow.getMinX() + ".." + inWindow.getMaxX());
                }
                var outer = button.getParent().getLayoutBounds();
                if (button.getBoundsInParent().getMaxX() > outer.getWidth() + 1) {
                    found.add(name(button) + " is outside its parent");
                }
            }
            if (child instanceof Parent inner) {
                findCut(inner, found);
            }
        }
    }

    private static String name(ButtonBase button) {
        return (button.getId() == null ? "" : "#" + button.getId() + " ") + button.getText();
    }

    private void selectTab(int index) {
        var tabs = stage.find("inspector", TabPane.class);
        WindowStage.onFx(() -> {
            tabs.getSelectionModel().select(index);
            return true;
        });
        stage.settle();
    }

    @Test
    void everyControlHasANameForScreenReaders() {
        become(States.finished());
        for (int tab = 0; tab < 3; tab++) {
            selectTab(tab);
            var nameless = WindowStage.onFx(() -> {
                var found = new ArrayList<String>();
                findNameless(stage.scene().getRoot(), found);
                return found;
            });
            assertEquals(List.of(), nameless, "tab " + tab);
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void findNameless(Parent parent, List<String> found) {
        for (var child : parent.getChildrenUnmodifiable()) {
            boolean silent = blank(child.getAccessibleText());
            boolean wordlessButton = child instanceof ButtonBase button && blank(button.getText());
            boolean field = child instanceof TextField && child.getId() != null;
            if (silent && (wordlessButton || field)) {
                found.add(child.toString());
            }
            if (child instanceof Parent inner) {
                findNameless(inner, found);
            }
        }
    }
}
