package zeroset.app.ui.viewport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.joml.Vector3d;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Thumbnails;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.RegionState;
import zeroset.app.workspace.ViewEntry;
import zeroset.model.camera.Camera;
import zeroset.model.dataset.CoverageKind;
import zeroset.model.project.ViewState;
import zeroset.render.cpu.OrbitCamera;
import zeroset.render.scene.GizmoHandle;
import zeroset.render.scene.Guides;
import zeroset.render.scene.Look;
import zeroset.render.scene.RenderMode;
import zeroset.render.scene.ViewportScene;
import zeroset.render.viewport.Frame;
import zeroset.render.viewport.Viewport;
import zeroset.render.viewport.ViewportListener;
import zeroset.render.viewport.ViewportStatus;

/// What the viewport shows and from where: puts scene and viewpoint together, hands both to the renderer once per pulse
/// at most, and hands its frames to the view.
public final class ViewportViewModel implements AutoCloseable {

    private static final double ORBIT_FOV_Y_DEGREES = 30;
    private static final int POINT_TIMEOUT_MILLIS = 120; // a wheel notch does not wait longer for the point under it

    private final WorkspaceModel model;
    private final Viewport viewport;
    private final SceneAssembly assembly;
    private final Navigation navigation;
    private final PhotoComparison photo;
    private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.defaults());
    private final ObjectProperty<Backdrop> backdrop = new SimpleObjectProperty<>(Backdrop.AUTOMATIC);
    private final ObjectProperty<OptionalInt> selected = new SimpleObjectProperty<>(OptionalInt.empty());
    private final ReadOnlyObjectWrapper<ViewportStatus> status;
    private final Consumer<Boolean> showScene = FxThread.newestPerPulse(_ -> submitScene());
    private final Consumer<Boolean> showViewpoint = FxThread.newestPerPulse(_ -> submitViewpoint());
    private Consumer<Frame> frames = _ -> {};
    private Optional<Path> location = Optional.empty();
    private Optional<ViewportScene> shown = Optional.empty();
    private boolean framedRegion;
    private boolean dark = true;
    private int width;
    private int height;

    /// Makes the renderer and follows the workspace.
    ///
    /// @param renderer makes the renderer, given who hears of it
    public ViewportViewModel(
            WorkspaceModel model, Thumbnails thumbnails, Function<ViewportListener, Viewport> renderer) {
        this.model = model;
        Consumer<Boolean> takeFrame = FxThread.newestPerPulse(_ -> takeFrame());
        Consumer<ViewportStatus> takeStatus = FxThread.newestPerPulse(this::takeStatus);
        viewport = renderer.apply(new ViewportListener() {
            @Override
            public void frameReady() {
                takeFrame.accept(true);
            }

            @Override
            public void statusChanged(ViewportStatus newest) {
                takeStatus.accept(newest);
            }
        });
        status = new ReadOnlyObjectWrapper<>(viewport.status());
        assembly = new SceneAssembly(model, thumbnails, this::sceneChanged);
        navigation = new Navigation(() -> showViewpoint.accept(true));
        photo = new PhotoComparison(model.workspace(), this::sceneChanged);

        model.part(state -> state.dataset().map(OpenDataset::invertedMasks)).subscribe((_, _) -> photo.readAgain());
        model.stateProperty().subscribe(_ -> follow());
        model.snapshotProperty().subscribe((_, _) -> sceneChanged());
        thumbnails.revisionProperty().subscribe((_, _) -> camerasChanged());
        selected.subscribe((_, _) -> camerasChanged());
        look.subscribe((_, _) -> sceneChanged());
        backdrop.subscribe((_, _) -> backdropChanged());
        navigation.throughProperty().subscribe(entry -> {
            photo.follow(entry);
            entry.ifPresent(viewed -> selected.set(OptionalInt.of(viewed.index())));
        });
    }

    // --- what follows the workspace ----------------------------------------------------------------------------------

    private List<ViewEntry> views() {
        return model.state().dataset().map(OpenDataset::views).orElse(List.of());
    }

    private void follow() {
        var newLocation = model.state().dataset().map(OpenDataset::location);
        boolean another = !newLocation.equals(location);
        location = newLocation;
        if (another) {
            framedRegion = false;
            selected.set(OptionalInt.empty());
            navigation.leaveCamera();
        }
        camerasChanged();
        // The cameras are there a moment before the region is found.
        boolean regionFound = model.state().region().isPresent() && !framedRegion;
        if (newLocation.isPresent() && (another || regionFound)) {
            framedRegion = model.state().region().isPresent();
            var up = OrbitCamera.upOf(views().stream().map(ViewEntry::camera).toList());
            navigation.start(assembly.extent(), up, assembly.photographedSide(up));
            model.workspace().savedView().ifPresent(this::restore);
        }
    }

    private void restore(ViewState view) {
        navigation.restore(home -> ViewMemory.place(view, home));
        backdrop.set(ViewMemory.backdrop(view, backdrop.get()));
        change(now -> ViewMemory.look(view, now));
    }

    private void camerasChanged() {
        assembly.remakeCameras(selected.get());
        sceneChanged();
    }

    private void sceneChanged() {
        showScene.accept(true);
    }

    /// Only what differs: the renderer begins its picture anew with every scene.
    private void submitScene() {
        var scene = scene();
        if (!shown.equals(Optional.of(scene))) {
            shown = Optional.of(scene);
            viewport.show(scene);
        }
    }

    private void submitViewpoint() {
        navigation.viewpoint(width, height).ifPresent(viewport::look);
    }

    private void takeFrame() {
        viewport.takeFrame().ifPresent(frames);
    }

    private void takeStatus(ViewportStatus newest) {
        status.set(newest);
    }

    // --- for the view ------------------------------------------------------------------------------------------------

    /// Who shows the frames.
    void setFrameConsumer(Consumer<Frame> consumer) {
        frames = consumer;
    }

    /// The area that there is for the picture.
    ///
    /// @param devicePixelsWide device pixels
    /// @param devicePixelsHigh device pixels
    void resize(int devicePixelsWide, int devicePixelsHigh) {
        width = devicePixelsWide;
        height = devicePixelsHigh;
        showViewpoint.accept(true);
    }

    /// Draws lines and handles for a screen of another density.
    void setPixelRatio(double ratio) {
        changeGuides(guides -> guides.withPixelRatio(ratio));
    }

    /// Marks a handle of the region.
    void hover(Optional<GizmoHandle> handle) {
        if (!look.get().guides().hovered().equals(handle)) {
            changeGuides(guides -> guides.withHovered(handle));
        }
    }

    /// Fits the background to the theme.
    public void setDark(boolean isDark) {
        dark = isDark;
        backdropChanged();
    }

    private void backdropChanged() {
        change(now -> now.withBackground(backdrop.get().background(dark)));
    }

    // --- looks -------------------------------------------------------------------------------------------------------

    /// How it looks.
    public ObjectProperty<Look> lookProperty() {
        return look;
    }

    /// Changes how it looks.
    public void change(UnaryOperator<Look> change) {
        look.set(change.apply(look.get()));
    }

    /// Changes what is drawn beside the surface.
    public void changeGuides(UnaryOperator<Guides> change) {
        change(now -> now.withGuides(change.apply(now.guides())));
    }

    /// What lies behind the surface.
    public ObjectProperty<Backdrop> backdropProperty() {
        return backdrop;
    }

    // --- cameras -----------------------------------------------------------------------------------------------------

    /// The navigation.
    public Navigation navigation() {
        return navigation;
    }

    /// The photograph over the view.
    public PhotoComparison photo() {
        return photo;
    }

    /// Whether the photographs have masks or alpha.
    ObservableValue<Boolean> hasMasks() {
        return model.part(state -> state.dataset()
                .filter(open -> open.coverageKind() != CoverageKind.NONE)
                .isPresent());
    }

    /// The view that is pointed at in list and scene.
    public ObjectProperty<OptionalInt> selectedProperty() {
        return selected;
    }

    /// Looks through the camera of a view.
    public void lookThrough(int view) {
        if (view >= 0 && view < views().size()) {
            navigation.lookThrough(views().get(view));
        }
    }

    /// Looks through the camera that comes so many places after the present one.
    public void stepCamera(int places) {
        int count = views().size();
        if (count > 0) {
            var now = selected.get();
            int first = places > 0 ? 0 : count - 1;
            lookThrough(now.isPresent() ? Math.floorMod(now.getAsInt() + places, count) : first);
        }
    }

    /// Lays the photograph over the view or takes it away; goes to a camera first where none is looked through.
    public void togglePhoto() {
        if (navigation.throughProperty().get().isPresent()) {
            photo.shownProperty().set(!photo.shownProperty().get());
        } else if (!views().isEmpty()) {
            photo.shownProperty().set(true);
            lookThrough(selected.get().orElseGet(this::nearestView));
        }
    }

    /// Tints what masks exclude, or no longer; lays the photograph over the view where it is not.
    public void toggleMasks() {
        boolean on = !photo.masksShownProperty().get();
        photo.masksShownProperty().set(on);
        if (on
                && !(photo.shownProperty().get()
                        && navigation.throughProperty().get().isPresent())) {
            photo.shownProperty().set(false);
            togglePhoto();
        }
    }

    private int nearestView() {
        var here = navigation.rig().map(rig -> rig.camera(1, 1).pose().center()).orElseGet(Vector3d::new);
        return views().stream()
                .min((a, b) -> Double.compare(
                        a.camera().pose().center().distance(here),
                        b.camera().pose().center().distance(here)))
                .map(ViewEntry::index)
                .orElse(0);
    }

    /// A circle around what there is to see.
    public OrbitCamera orbit() {
        var up = OrbitCamera.upOf(views().stream().map(ViewEntry::camera).toList());
        return new OrbitCamera(assembly.extent(), up, ORBIT_FOV_Y_DEGREES);
    }

    /// Puts everything into the picture.
    public void frameAll() {
        navigation.frame(assembly.extent());
    }

    /// How the scene is looked at, to be kept with its project; empty until it is framed.
    public Optional<ViewState> view() {
        return framedRegion
                ? navigation.rig().map(rig -> ViewMemory.of(rig, look.get(), backdrop.get()))
                : Optional.empty();
    }

    // --- what the picture shows --------------------------------------------------------------------------------------

    /// The scene as it is shown.
    public ViewportScene scene() {
        var seen = look.get();
        if (model.state().region().filter(RegionState::locked).isPresent()) {
            seen = seen.withGuides(seen.guides().withGizmo(false)); // handles that do nothing would mislead
        }
        return assembly.scene(seen, photo.overlay(seen.mode() == RenderMode.DIFFERENCE));
    }

    /// The camera of the present view for a picture of a given size.
    public Optional<Camera> camera(int pictureWidth, int pictureHeight) {
        return navigation.viewpoint(pictureWidth, pictureHeight).map(viewpoint -> viewpoint.camera());
    }

    /// The camera of the present view as it fills the viewport.
    Optional<Camera> camera() {
        return camera(width, height);
    }

    /// The surface under a pixel of the picture; empty when there is none or the answer takes too long.
    CompletableFuture<Optional<Vector3d>> surfaceAt(double x, double y) {
        return viewport.surfaceAt(x, y)
                .completeOnTimeout(Optional.empty(), POINT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(_ -> Optional.empty()); // the viewport says in its status what is wrong with it
    }

    /// How the renderer is doing.
    public ReadOnlyObjectProperty<ViewportStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// The renderer, for pictures that are made in the background.
    public Viewport viewport() {
        return viewport;
    }

    @Override
    public void close() {
        viewport.close();
    }
}
