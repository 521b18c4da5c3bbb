package zeroset.app.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import zeroset.app.preferences.Theme;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.results.ExportView;
import zeroset.app.ui.training.PrimaryAction;
import zeroset.app.ui.viewport.ViewportViewModel;
import zeroset.app.workspace.WorkspaceState;
import zeroset.model.snapshot.SdfSnapshot;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.SurfaceContent;

/// Says what each command does.
final class CommandWiring {

    private final MainWindow window;
    private final CommandSet commands;
    private final WorkspaceModel model;
    private final ViewportViewModel viewport;
    private final ObservableValue<Boolean> open;

    CommandWiring(MainWindow window) {
        this.window = window;
        commands = window.commands();
        model = window.model();
        viewport = window.viewport();
        open = model.part(state -> state.dataset().isPresent());
    }

    /// Says it for every command.
    void bind() {
        bindFile();
        bindEdit();
        bindLooks();
        bindGuides();
        bindCameras();
        bindTraining();
        bindPanels();
        commands.set(Command.SHOW_KEYS, window::toggleKeys);
        commands.set(Command.ABOUT, window::toggleAbout);
    }

    private void bindFile() {
        var host = window.host();
        commands.set(Command.OPEN, () -> host.chooseFolder().ifPresent(window::preview));
        commands.set(Command.OPEN_FILE, () -> host.chooseFile().ifPresent(window::preview));
        commands.set(Command.OPEN_SAMPLE, window::openSample);
        commands.set(
                Command.CLOSE,
                () -> {
                    var _ = model.workspace().closeDataset();
                },
                open);
        commands.set(
                Command.SAVE,
                () -> {
                    var _ = model.workspace().saveNow();
                },
                open);
        commands.set(Command.QUIT, host::requestClose);
    }

    private void bindEdit() {
        var workspace = model.workspace();
        bindHistory(Command.UNDO, workspace::undo, WorkspaceState::canUndo);
        bindHistory(Command.REDO, workspace::redo, WorkspaceState::canRedo);
        commands.setSwitch(
                Command.EDIT_REGION,
                () -> {
                    viewport.changeGuides(
                            guides -> guides.withGizmo(!guides.gizmo()).withRegion(true));
                    if (viewport.lookProperty().get().guides().gizmo()) {
                        window.inspector().showRegion();
                    }
                },
                viewport.lookProperty().map(look -> look.guides().gizmo()));
        commands.set(
                Command.FIND_REGION, window.region()::findAgain, window.region().canChange());
        bindUse(Command.USE_PHOTOGRAPHS, CameraGlyph.Use.TRAINING);
        bindUse(Command.HOLD_OUT_PHOTOGRAPHS, CameraGlyph.Use.HELD_OUT);
        bindUse(Command.DISABLE_PHOTOGRAPHS, CameraGlyph.Use.DISABLED);
        var training = window.training();
        commands.setSwitch(
                Command.INVERT_MASKS,
                () -> training.invertMasks(!training.masksInverted().getValue()),
                training.masksInverted());
    }

    private void bindHistory(Command command, Runnable run, Function<WorkspaceState, Optional<String>> what) {
        commands.set(command, run, model.part(state -> what.apply(state).isPresent()));
        commands.text(command)
                .bind(model.part(state -> what.apply(state)
                        .map(change -> Texts.of("command.history", command.text(), change))
                        .orElse(command.text())));
    }

    private void bindUse(Command command, CameraGlyph.Use use) {
        commands.set(command, () -> window.photographs().setUseOfChosen(use), open);
    }

    private void bindLooks() {
        bindMode(Command.MODE_COLOR, RenderMode.COLOR);
        bindMode(Command.MODE_SHADED, RenderMode.SHADED);
        bindMode(Command.MODE_NORMAL, RenderMode.NORMAL);
        bindMode(Command.MODE_DEPTH, RenderMode.DEPTH);
        bindMode(Command.MODE_SLICE, RenderMode.SLICE);
        bindMode(Command.MODE_EIKONAL, RenderMode.EIKONAL);
        bindMode(Command.MODE_DIFFERENCE, RenderMode.DIFFERENCE);
        commands.set(Command.NEXT_CONTENT, () -> viewport.change(look -> look.withContent(following(look.content()))));
        commands.set(
                Command.NEXT_MESH_STYLE,
                () -> viewport.change(look -> look.withMeshStyle(following(look.meshStyle()))));
        bindLook(Command.SHADOWS, Look::shadows, Look::withShadows);
        bindLook(Command.AMBIENT_OCCLUSION, Look::ambientOcclusion, Look::withAmbientOcclusion);
        bindLook(Command.EXACT, Look::exact, Look::withExact);
        commands.setChoice(Command.THEME_SYSTEM, window.theme().choiceProperty(), Theme.SYSTEM);
        commands.setChoice(Command.THEME_LIGHT, window.theme().choiceProperty(), Theme.LIGHT);
        commands.setChoice(Command.THEME_DARK, window.theme().choiceProperty(), Theme.DARK);
    }

    private static <E extends Enum<E>> E following(E value) {
        var all = List.of(value.getDeclaringClass().getEnumConstants());
        return all.get((all.indexOf(value) + 1) % all.size());
    }

    private void bindMode(Command command, RenderMode mode) {
        commands.setSwitch(
                command,
                () -> viewport.change(look -> look.withMode(mode)),
                viewport.lookProperty().map(look -> look.mode() == mode));
    }

    /// Sets one switch of a look.
    private interface LookSwitch {
        Look set(Look look, boolean on);
    }

    private void bindLook(Command command, Function<Look, Boolean> on, LookSwitch change) {
        commands.setSwitch(
                command,
                () -> viewport.change(look -> change.set(look, !on.apply(look))),
                viewport.lookProperty().map(on));
    }

    /// Sets one switch of the guides.
    private interface GuideSwitch {
        Guides set(Guides guides, boolean on);
    }

    private void bindGuides() {
        bindGuide(Command.GRID, Guides::grid, Guides::withGrid);
        bindGuide(Command.AXES, Guides::axes, Guides::withAxes);
        bindGuide(Command.CAMERAS, Guides::cameras, Guides::withCameras);
        bindGuide(Command.POINTS, Guides::points, Guides::withPoints);
        bindGuide(Command.CUES, Guides::cues, Guides::withCues);
        bindGuide(Command.REGION, Guides::region, Guides::withRegion);
        bindSurroundings();
    }

    private void bindSurroundings() {
        ObservableValue<Optional<SdfSnapshot>> snapshot = model.snapshotProperty();
        commands.setSwitch(
                Command.SURROUNDINGS,
                () -> viewport.change(look -> look.withSurroundings(!look.surroundings())),
                viewport.lookProperty().map(Look::surroundings),
                snapshot.map(field -> field.filter(SdfSnapshot::hasSurroundings).isPresent()));
        commands.text(Command.SURROUNDINGS).bind(snapshot.map(field -> {
            String why = field.isEmpty() ? "viewport.surroundings.later" : "viewport.surroundings.none";
            return field.filter(SdfSnapshot::hasSurroundings).isPresent() ? Command.SURROUNDINGS.text() : Texts.of(why);
        }));
    }

    private void bindGuide(Command command, Function<Guides, Boolean> on, GuideSwitch change) {
        commands.setSwitch(
                command,
                () -> viewport.changeGuides(guides -> change.set(guides, !on.apply(guides))),
                viewport.lookProperty().map(look -> on.apply(look.guides())));
    }

    private void bindCameras() {
        commands.setSwitch(
                Command.PHOTO_OVERLAY, viewport::togglePhoto, viewport.photo().shownProperty());
        commands.setSwitch(
                Command.MASKS, viewport::toggleMasks, viewport.photo().masksShownProperty());
        commands.set(Command.PREVIOUS_CAMERA, () -> viewport.stepCamera(-1), open);
        commands.set(Command.NEXT_CAMERA, () -> viewport.stepCamera(1), open);
        commands.set(
                Command.LEAVE_CAMERA,
                viewport.navigation()::leaveCamera,
                viewport.navigation().throughProperty().map(Optional::isPresent));
        commands.set(Command.RESET_VIEW, viewport.navigation()::reset, open);
        commands.set(Command.FRAME_ALL, viewport::frameAll, open);
    }

    private void bindTraining() {
        var training = window.training();
        commands.set(
                Command.START_OR_PAUSE,
                () -> {
                    training.runPrimaryAction();
                    window.inspector().showTraining();
                },
                training.primaryAction().map(PrimaryAction::isPossible));
        commands.text(Command.START_OR_PAUSE).bind(training.primaryAction().map(action -> action.text()));
        commands.set(Command.STOP, training::stop, training.canStop());
        commands.set(Command.NEW_RUN, training::beginAnew, training.canBeginAnew());
        commands.set(Command.MESH_NOW, this::meshNow, training.hasField());
        commands.set(Command.EXPORT_MESH, () -> showExport(ExportView::unfoldMesh), open);
        commands.set(Command.SCREENSHOT, () -> showExport(ExportView::unfoldPicture), open);
        commands.set(Command.ANIMATION, () -> showExport(ExportView::unfoldFilm), open);
    }

    /// Whoever asks for a mesh wants to see it.
    private void meshNow() {
        var _ = window.training()
                .meshNow(window.export().meshSettings())
                .result()
                .thenAccept(_ -> FxThread.run(() -> {
                    if (viewport.lookProperty().get().content() == SurfaceContent.SDF) {
                        viewport.change(look -> look.withContent(SurfaceContent.MESH));
                    }
                }));
    }

    private void showExport(Consumer<ExportView> unfold) {
        window.panelState().inspectorProperty().set(true);
        window.inspector().showExport();
        unfold.accept(window.export());
    }

    private void bindPanels() {
        var panels = window.panelState();
        commands.setSwitch(Command.PANEL_PHOTOGRAPHS, panels.photographsProperty());
        commands.setSwitch(Command.PANEL_INSPECTOR, panels.inspectorProperty());
        commands.setSwitch(Command.PANEL_PROGRESS, panels.progressProperty());
        commands.setSwitch(Command.PANEL_LOG, window.progress().logShownProperty());
        commands.setSwitch(Command.ONLY_VIEWPORT, panels.onlyViewportProperty());
        var host = window.host();
        commands.setSwitch(
                Command.FULL_SCREEN,
                () -> host.setFullScreen(!host.fullScreenProperty().get()),
                host.fullScreenProperty());
    }
}
