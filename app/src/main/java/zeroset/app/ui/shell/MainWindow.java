package zeroset.app.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import zeroset.app.preferences.PreferenceStore;
import zeroset.app.preferences.Recent;
import zeroset.app.ui.Figures;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Heartbeat;
import zeroset.app.ui.Texts;
import zeroset.app.ui.Thumbnails;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.doctor.DoctorView;
import zeroset.app.ui.doctor.DoctorViewModel;
import zeroset.app.ui.photographs.PhotographsView;
import zeroset.app.ui.photographs.PhotographsViewModel;
import zeroset.app.ui.progress.ProgressView;
import zeroset.app.ui.progress.ProgressViewModel;
import zeroset.app.ui.region.RegionView;
import zeroset.app.ui.region.RegionViewModel;
import zeroset.app.ui.results.ExportView;
import zeroset.app.ui.results.FilmExportViewModel;
import zeroset.app.ui.results.MeshExportViewModel;
import zeroset.app.ui.results.PictureExportViewModel;
import zeroset.app.ui.start.StartView;
import zeroset.app.ui.start.StartViewModel;
import zeroset.app.ui.training.TrainingView;
import zeroset.app.ui.training.TrainingViewModel;
import zeroset.app.ui.viewport.ViewportView;
import zeroset.app.ui.viewport.ViewportViewModel;
import zeroset.app.workspace.BackgroundTask;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Phase;
import zeroset.app.workspace.Problem;
import zeroset.app.workspace.Workspace;
import zeroset.app.workspace.WorkspaceState;
import zeroset.render.scene.Look;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportListener;

/// The window's content: puts the features together.
public final class MainWindow implements AutoCloseable {

    private final StackPane root = new StackPane();
    private final BorderPane frame = new BorderPane();
    private static final String SURROUNDINGS = "surroundings.shown";

    private final PreferenceStore preferences;
    private final WorkspaceModel model;
    private final WindowHost host;
    private final CommandSet commands = new CommandSet();
    private final WindowTheme theme;
    private final ViewportViewModel viewportModel;
    private final TrainingViewModel training;
    private final PhotographsViewModel photographs;
    private final RegionViewModel region;
    private final ProgressViewModel progress;
    private final DoctorViewModel doctor;
    private final ViewportView viewport;
    private final ExportView export;
    private final Inspector inspector;
    private final PanelState panelState;
    private final Panels panels;
    private final StatusBar statusBar;
    private final ReadingCard reading;
    private final MessageStack messages;
    private final List<Runnable> beats = new ArrayList<>();
    private final Heartbeat heartbeat;

    /// Builds it.
    ///
    /// @param renderer makes the viewport's renderer
    public MainWindow(
            Workspace workspace,
            PreferenceStore preferences,
            Function<ViewportListener, Viewport> renderer,
            WindowHost host) {
        this.preferences = preferences;
        this.host = host;
        model = new WorkspaceModel(workspace);
        theme = new WindowTheme(preferences.current().theme());
        var thumbnails = new Thumbnails(model);
        viewportModel = new ViewportViewModel(model, thumbnails, renderer);
        training = new TrainingViewModel(model);
        photographs = new PhotographsViewModel(model);
        region = new RegionViewModel(model);
        progress = new ProgressViewModel(model);
        doctor = new DoctorViewModel(model);
        // The commands ask for the panels only when they are given; the views need the commands to be built.
        panelState = new PanelState(preferences);
        new CommandWiring(this).bind();

        viewport = new ViewportView(model, viewportModel, commands);
        export = new ExportView(
                new MeshExportViewModel(model),
                new PictureExportViewModel(model, viewportModel),
                new FilmExportViewModel(model, viewportModel),
                host::chooseTarget);
        inspector = new Inspector(
                new TrainingView(training, commands), new RegionView(region, commands), export, new DoctorView(doctor));
        var list = new PhotographsView(
                photographs, thumbnails, commands, viewportModel.selectedProperty(), viewportModel::lookThrough);
        var strip = new ProgressView(progress, viewport);
        panels = new Panels(preferences, panelState, list, viewport, inspector, strip);
        statusBar = new StatusBar(model);
        reading = new ReadingCard(model);
        messages = new MessageStack(model, this::help);
        viewport.setOverlay("reading", Optional.of(reading), Pos.CENTER);
        arrange(new StartView(new StartViewModel(model, preferences, this::open), commands), strip);
        follow();
        everyBeat(statusBar::beat);
        everyBeat(reading::beat);
        everyBeat(this::keepView);
        heartbeat = new Heartbeat(() -> beats.forEach(Runnable::run));
    }

    /// The project remembers how it is looked at.
    private void keepView() {
        model.state()
                .project()
                .ifPresent(project ->
                        viewportModel.view().ifPresent(view -> model.workspace().keepView(project, view)));
    }

    private void arrange(StartView start, Node strip) {
        var recent = new Menu(Texts.of("menu.recent"));
        recent.setId("menu-recent");
        recent.getItems().add(new MenuItem()); // a menu without items does not open, and so could not be filled
        recent.setOnShowing(_ -> fillRecent(recent));
        model.part(WorkspaceState::phase).subscribe(_ -> fillRecent(recent));
        var work = new BorderPane(panels.node());
        work.setVisible(false);
        work.setBottom(strip);
        var center = new StackPane(work, start);
        model.part(WorkspaceState::phase).subscribe(phase -> {
            start.setVisible(phase == Phase.EMPTY);
            placeMessages(center, phase != Phase.EMPTY);
            boolean first = !work.isVisible() && phase != Phase.EMPTY;
            work.setVisible(phase != Phase.EMPTY);
            if (first) {
                viewport.focusPicture(); // its keys work at once
            }
        });
        frame.setTop(new MainMenu(commands).build(recent));
        frame.setCenter(center);
        frame.setBottom(statusBar);
        root.setId("window");
        root.getStyleClass().add("window");
        root.getChildren().add(frame);
        root.addEventHandler(KeyEvent.KEY_PRESSED, MainWindow::keepTyping);
        acceptDrops();
    }

    /// Over the picture, or over the start while there is none.
    private void placeMessages(StackPane center, boolean overPicture) {
        center.getChildren().remove(messages);
        viewport.setOverlay("messages", overPicture ? Optional.of(messages) : Optional.empty(), Pos.TOP_CENTER);
        if (!overPicture) {
            StackPane.setAlignment(messages, Pos.TOP_CENTER);
            center.getChildren().add(messages);
        }
    }

    private void follow() {
        viewportModel.statusProperty().subscribe(status -> {
            statusBar.showDevice(status.device());
            messages.showRendererNotice(status.notice());
        });
        doctor.reportProperty().subscribe(report -> messages.showExamination(report.flatMap(DoctorViewModel::banner)));
        theme.darkProperty().subscribe(viewportModel::setDark);
        theme.choiceProperty().subscribe((_, choice) -> preferences.update(now -> now.withTheme(choice)));
        rememberSurroundings();
    }

    private void rememberSurroundings() {
        boolean before = preferences.current().layout().getOrDefault(SURROUNDINGS, 0.0) != 0;
        viewportModel.change(look -> look.withSurroundings(before));
        viewportModel
                .lookProperty()
                .map(Look::surroundings)
                .subscribe(on -> preferences.update(now -> now.withLayout(SURROUNDINGS, on ? 1 : 0)));
    }

    /// A letter that is typed into a field is not a command.
    private static void keepTyping(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl) {
            for (var command : Command.values()) {
                if (command.hasPlainKey()
                        && command.key().filter(key -> key.match(event)).isPresent()) {
                    event.consume();
                }
            }
        }
    }

    private void fillRecent(Menu menu) {
        var recents = preferences.current().recents();
        if (recents.isEmpty()) {
            var none = new MenuItem(Texts.of("menu.recent.none"));
            none.setDisable(true);
            menu.getItems().setAll(none);
            return;
        }
        menu.getItems().setAll(recents.stream().map(this::recentItem).toList());
    }

    private MenuItem recentItem(Recent recent) {
        var item = new MenuItem(recent.name() + "  –  " + Figures.path(recent.location()));
        item.setMnemonicParsing(false); // an underscore in a path is an underscore
        item.setOnAction(_ -> open(recent.location()));
        return item;
    }

    private void acceptDrops() {
        var hint = new Label(Texts.of("drop.hint"));
        hint.setId("drop-hint");
        hint.getStyleClass().add("drop-hint");
        hint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        root.getChildren().add(hint);
        root.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                hint.setVisible(true);
            }
            event.consume();
        });
        root.setOnDragExited(_ -> hint.setVisible(false));
        root.setOnDragDropped(event -> {
            hint.setVisible(false);
            var files = event.getDragboard().getFiles();
            if (!files.isEmpty()) {
                preview(files.getFirst().toPath());
            }
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }

    private void help(Problem.Action action) {
        var workspace = model.workspace();
        if (!(action instanceof Problem.Action.Relink)) {
            workspace.dismissProblem();
        }
        switch (action) {
            case Problem.Action.Relink _ ->
                host.chooseFolder().ifPresent(folder -> {
                    workspace.dismissProblem(); // only now: whoever cancels keeps the offer
                    var _ = workspace.relink(folder);
                });
            case Problem.Action.OpenReadOnly(var project) -> {
                var _ = workspace.openReadOnly(project);
            }
            case Problem.Action.InvertMasks _ -> training.invertMasks(true);
            case Problem.Action.NewRun _ -> workspace.newRun();
            case Problem.Action.StartAgain _ -> workspace.start();
            case Problem.Action.AnotherSeed _, Problem.Action.LargerRegion _ -> workspace.startAgain(action);
        }
    }

    /// Says what lies at a place that was chosen just now, and lets it be opened.
    void preview(Path location) {
        var shown = root.lookup("#open-sheet");
        if (shown != null) {
            root.getChildren().remove(shown); // something else was dropped meanwhile
        }
        var looking = model.workspace().preview(location);
        toggleSheet(
                "open-sheet",
                () -> new OpenSheet(
                        location,
                        looking,
                        () -> open(location),
                        () -> root.getChildren().remove(root.lookup("#open-sheet"))));
    }

    /// Opens a data set or a project.
    public void open(Path location) {
        examineAfter(model.workspace().open(location));
    }

    /// Photographs that were opened here are examined, so that what is wrong with them is known before training.
    private void examineAfter(BackgroundTask<OpenDataset> opening) {
        var _ = opening.result().thenRun(() -> FxThread.withNextPulse(doctor::examine));
    }

    /// Opens the packaged sample.
    public void openSample() {
        examineAfter(model.workspace().openSample());
    }

    /// Shows or hides the sheet of keys.
    void toggleKeys() {
        toggleSheet("key-sheet", () -> new KeySheet(this::toggleKeys));
    }

    /// Shows or hides what this program is.
    void toggleAbout() {
        toggleSheet("about", () -> new AboutSheet(this::toggleAbout));
    }

    private void toggleSheet(String id, Supplier<Parent> make) {
        var shown = root.lookup("#" + id);
        if (shown != null) {
            root.getChildren().remove(shown);
            viewport.focusPicture();
        } else {
            var sheet = make.get();
            root.getChildren().add(sheet);
            sheet.requestFocus();
        }
    }

    /// Calls something a few times per second.
    void everyBeat(Runnable action) {
        beats.add(action);
    }

    /// Says that the last work is being saved; nothing can be done any more.
    void showClosing() {
        keepView();
        frame.setDisable(true);
        var label = new Label(Texts.of("closing.saving"));
        label.setId("closing-saving");
        label.getStyleClass().addAll("floating-bar", "reading", "headline");
        root.getChildren().add(label);
    }

    /// Something failed that nobody expected: says so instead of dying.
    public void report(Throwable failure) {
        messages.showProblem(UnexpectedFailure.problem(failure));
    }

    /// A scene with this content.
    public Scene scene(double width, double height) {
        var scene = new Scene(root, width, height);
        theme.apply(scene);
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        () -> commands.run(Command.REDO)); // the other habit, beside Ctrl-Y
        return scene;
    }

    // --- for the commands --------------------------------------------------------------------------------------------

    CommandSet commands() {
        return commands;
    }

    WorkspaceModel model() {
        return model;
    }

    WindowHost host() {
        return host;
    }

    WindowTheme theme() {
        return theme;
    }

    ViewportViewModel viewport() {
        return viewportModel;
    }

    TrainingViewModel training() {
        return training;
    }

    PhotographsViewModel photographs() {
        return photographs;
    }

    RegionViewModel region() {
        return region;
    }

    ProgressViewModel progress() {
        return progress;
    }

    ExportView export() {
        return export;
    }

    Inspector inspector() {
        return inspector;
    }

    PanelState panelState() {
        return panelState;
    }

    /// Whether closing now would interrupt training.
    public boolean isTraining() {
        return switch (model.state().phase()) {
            case PREPARING, TRAINING, STOPPING -> true;
            case EMPTY, READING, READY, PAUSED, FINISHED, FAILED -> false;
        };
    }

    /// Remembers the layout and frees the renderer; the workspace is its owner's to close.
    @Override
    public void close() {
        panels.save();
        heartbeat.close();
        viewportModel.close();
    }
}
