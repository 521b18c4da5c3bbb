package zeroset.app.ui.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zeroset.app.job.ExportJob;
import zeroset.app.job.ExportRequest;
import zeroset.app.job.MeshSettings;
import zeroset.app.job.SizeEstimate;
import zeroset.app.job.SurfaceSource;
import zeroset.app.ui.Figures;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.controls.FileField;
import zeroset.app.workspace.OpenDataset;
import zeroset.model.mesh.MeshFormat;
import zeroset.model.snapshot.SdfSnapshot;

/// A mesh to write: its settings, how large it will be, and the writing.
public final class MeshExportViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(MeshExportViewModel.class);

    private final WorkspaceModel model;
    private final ObjectProperty<MeshSettings> settings = new SimpleObjectProperty<>(MeshSettings.defaults());
    private final ObjectProperty<MeshFormat> format = new SimpleObjectProperty<>(MeshFormat.PLY);
    private final ExportTarget target;
    private final ReadOnlyStringWrapper estimate = new ReadOnlyStringWrapper("");
    private final Consumer<Boolean> estimateAnew = FxThread.newestPerPulse(_ -> estimate());
    private long asked;

    /// Follows the workspace.
    public MeshExportViewModel(WorkspaceModel model) {
        this.model = model;
        target = new ExportTarget(model, this::ending);
        format.subscribe((_, _) -> {
            rename();
            estimateAnew.accept(true);
        });
        settings.subscribe((_, _) -> estimateAnew.accept(true));
        model.snapshotProperty().subscribe((_, _) -> estimateAnew.accept(true));
        estimateAnew.accept(true);
        target.fileProperty()
                .subscribe((_, typed) ->
                        FileField.parse(typed).flatMap(MeshFormat::of).ifPresent(format::set));
    }

    private void rename() {
        target.path()
                .filter(path -> !MeshFormat.of(path).equals(Optional.of(format.get())))
                .ifPresent(path -> target.fileProperty()
                        .set(ResultFiles.withEnding(path, ending()).toString()));
    }

    private String ending() {
        return "." + format.get().name().toLowerCase(Locale.ROOT);
    }

    ObjectProperty<MeshSettings> settingsProperty() {
        return settings;
    }

    void change(UnaryOperator<MeshSettings> change) {
        settings.set(change.apply(settings.get()));
    }

    ObjectProperty<MeshFormat> formatProperty() {
        return format;
    }

    /// Where it goes.
    ExportTarget target() {
        return target;
    }

    /// `about 1.2 M triangles, 38 MB`.
    ReadOnlyStringProperty estimateProperty() {
        return estimate.getReadOnlyProperty();
    }

    /// Whether there is a surface, and a file to write it to.
    ObservableValue<Boolean> canExport() {
        return model.snapshotProperty()
                .flatMap(snapshot -> target.fileProperty()
                        .map(typed -> snapshot.isPresent()
                                && FileField.parse(typed)
                                        .flatMap(MeshFormat::of)
                                        .isPresent()));
    }

    private void estimate() {
        long question = ++asked;
        var snapshot = model.snapshotProperty().get();
        if (snapshot.isEmpty()) {
            estimate.set(Texts.of("export.estimate.none"));
            return;
        }
        var wanted = settings.get();
        var wantedFormat = format.get();
        var _ = CompletableFuture.supplyAsync(() -> SizeEstimate.of(snapshot.get(), wanted, wantedFormat))
                .whenComplete((size, failure) -> FxThread.run(() -> {
                    if (failure != null) {
                        LOG.warn("the size of the mesh cannot be estimated", failure);
                    } else if (question == asked) {
                        estimate.set(Texts.of(
                                "export.estimate", Figures.count((double) size.triangles()), Figures.bytes((double)
                                        size.bytes())));
                    }
                }));
    }

    /// Writes the newest field.
    void export() {
        Optional<SdfSnapshot> snapshot = model.snapshotProperty().get();
        var output = target.path();
        if (snapshot.isEmpty() || output.isEmpty()) {
            return;
        }
        var cameras = model.workspace()
                .state()
                .dataset()
                .map(OpenDataset::trainingCameras)
                .orElse(List.of());
        var source = new SurfaceSource.InMemory(snapshot.get(), cameras);
        var request = new ExportRequest(source, output.get(), settings.get());
        target.write(
                output.get(),
                (events, cancellation) -> new ExportJob(request, events, cancellation).run(),
                (name, summary) -> Texts.of(
                        "export.done",
                        name,
                        Figures.count(summary.triangles()),
                        Texts.of(summary.watertight() ? "export.watertight" : "export.open")));
    }
}
