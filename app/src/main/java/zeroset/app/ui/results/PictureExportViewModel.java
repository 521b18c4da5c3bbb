package zeroset.app.ui.results;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import zeroset.app.job.Framing;
import zeroset.app.job.ScreenshotJob;
import zeroset.app.job.ScreenshotRequest;
import zeroset.app.job.Size;
import zeroset.app.job.ViewportPictures;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.controls.FileField;
import zeroset.app.ui.viewport.ViewportViewModel;
import zeroset.app.workspace.ViewEntry;
import zeroset.model.camera.Camera;
import zeroset.render.scene.Background;
import zeroset.render.scene.Guides;
import zeroset.render.scene.ViewportScene;

/// A picture to write: of the present view at any size, or exactly as a photograph of the data set was taken.
public final class PictureExportViewModel {

    private static final String ENDING = ".png";

    private final WorkspaceModel model;
    private final ViewportViewModel viewport;
    private final ObjectProperty<Size> size = new SimpleObjectProperty<>(new Size(1920, 1080));
    private final BooleanProperty asPhotograph = new SimpleBooleanProperty(false);
    private final BooleanProperty guides = new SimpleBooleanProperty(false);
    private final BooleanProperty transparent = new SimpleBooleanProperty(false);
    private final ExportTarget target;

    /// Follows the workspace.
    public PictureExportViewModel(WorkspaceModel model, ViewportViewModel viewport) {
        this.model = model;
        this.viewport = viewport;
        target = new ExportTarget(model, () -> ENDING);
    }

    ObjectProperty<Size> sizeProperty() {
        return size;
    }

    /// Whether the picture has the size and the lens of the photograph whose camera is looked through.
    BooleanProperty asPhotographProperty() {
        return asPhotograph;
    }

    /// Whether a camera is looked through, so that this can be asked for.
    ObservableValue<Boolean> looksThroughCamera() {
        return viewport.navigation().throughProperty().map(Optional::isPresent);
    }

    BooleanProperty guidesProperty() {
        return guides;
    }

    BooleanProperty transparentProperty() {
        return transparent;
    }

    /// Where it goes.
    ExportTarget target() {
        return target;
    }

    /// Whether there is something to see and a file to write it to.
    ObservableValue<Boolean> canExport() {
        return model.part(state -> state.dataset().isPresent())
                .flatMap(open -> target.fileProperty()
                        .map(typed -> open
                                && FileField.parse(typed)
                                        .filter(PictureExportViewModel::isPng)
                                        .isPresent()));
    }

    private static boolean isPng(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /// Writes what is seen now.
    void export() {
        request()
                .ifPresent(request -> target.write(
                        request.output(),
                        (events, cancellation) -> new ScreenshotJob(
                                        request,
                                        new ViewportPictures(viewport.viewport(), cancellation),
                                        events,
                                        cancellation)
                                .run(),
                        (name, written) -> Texts.of("picture.done", name, written.toString())));
    }

    /// What would be written now.
    Optional<ScreenshotRequest> request() {
        return camera().flatMap(camera ->
                target.path().map(output -> new ScreenshotRequest(scene(Size.of(camera)), camera, output)));
    }

    private Optional<Camera> camera() {
        var through = viewport.navigation().throughProperty().get();
        if (through.isPresent() && asPhotograph.get()) {
            return through.map(ViewEntry::camera);
        }
        return through.map(ViewEntry::camera)
                .or(() -> viewport.camera(size.get().width(), size.get().height()))
                .map(camera -> Framing.resized(camera, size.get()));
    }

    private ViewportScene scene(Size pictureSize) {
        var scene = viewport.scene();
        var look = scene.look();
        if (!guides.get()) {
            look = look.withGuides(Guides.NONE);
        }
        if (transparent.get()) {
            look = look.withBackground(new Background.Transparent()).withSurroundings(false);
        }
        return scene.withLook(look).withPhoto(scene.photo().map(photo -> Framing.framed(photo, pictureSize)));
    }
}
