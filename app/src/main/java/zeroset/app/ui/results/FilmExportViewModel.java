package zeroset.app.ui.results;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import zeroset.app.job.AnimationJob;
import zeroset.app.job.AnimationRequest;
import zeroset.app.job.Size;
import zeroset.app.job.ViewportPictures;
import zeroset.app.movie.CameraPath;
import zeroset.app.movie.Turntable;
import zeroset.app.movie.ViewPath;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.controls.FileField;
import zeroset.app.ui.viewport.ViewportViewModel;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.ViewEntry;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.Guides;

/// A film to write: once around the surface, or from photograph to photograph.
public final class FilmExportViewModel {

    /// The way of the camera.
    enum Way {
        TURNTABLE,
        CAMERAS
    }

    private static final String ENDING = ".mp4";
    private static final double ELEVATION_DEGREES = 20;

    private final WorkspaceModel model;
    private final ViewportViewModel viewport;
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.TURNTABLE);
    private final ObjectProperty<Size> size = new SimpleObjectProperty<>(new Size(1280, 720));
    private final DoubleProperty seconds = new SimpleDoubleProperty(8);
    private final DoubleProperty framesPerSecond = new SimpleDoubleProperty(30);
    private final ExportTarget target;

    /// Follows the workspace.
    public FilmExportViewModel(WorkspaceModel model, ViewportViewModel viewport) {
        this.model = model;
        this.viewport = viewport;
        target = new ExportTarget(model, () -> ENDING);
    }

    ObjectProperty<Way> wayProperty() {
        return way;
    }

    ObjectProperty<Size> sizeProperty() {
        return size;
    }

    DoubleProperty secondsProperty() {
        return seconds;
    }

    DoubleProperty framesPerSecondProperty() {
        return framesPerSecond;
    }

    /// Where it goes.
    ExportTarget target() {
        return target;
    }

    /// Whether there is a surface, and a file to write it to.
    ObservableValue<Boolean> canExport() {
        return model.snapshotProperty()
                .flatMap(snapshot -> target.fileProperty()
                        .map(typed ->
                                snapshot.isPresent() && FileField.parse(typed).isPresent()));
    }

    private CameraPath path() {
        return switch (way.get()) {
            case TURNTABLE -> new Turntable(viewport.orbit(), 30, ELEVATION_DEGREES);
            case CAMERAS ->
                new ViewPath(
                        model.state().dataset().map(OpenDataset::views).orElseThrow().stream()
                                .filter(view -> view.use() != CameraGlyph.Use.DISABLED)
                                .map(ViewEntry::camera)
                                .toList(),
                        false);
        };
    }

    /// Writes it.
    void export() {
        var output = target.path();
        if (output.isEmpty()) {
            return;
        }
        var scene = viewport.scene();
        var request = new AnimationRequest(
                scene.withLook(scene.look().withGuides(Guides.NONE)).withPhoto(Optional.empty()),
                path(),
                output.get(),
                size.get(),
                seconds.get(),
                (int) Math.round(framesPerSecond.get()));
        target.write(
                output.get(),
                (events, cancellation) -> new AnimationJob(
                                request, new ViewportPictures(viewport.viewport(), cancellation), events, cancellation)
                        .run(),
                (name, frames) -> Texts.of("film.done", name, frames.toString()));
    }
}
