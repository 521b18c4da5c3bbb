package zeroset.app.ui.results;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import zeroset.app.ui.FxThread;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.ui.controls.FileField;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.Workspace;
import zeroset.model.snapshot.SdfSnapshot;

/// The file that a result goes to: a name that is proposed anew with every data set, the writing in the background, and
/// what became of it.
final class ExportTarget {

    private final WorkspaceModel model;
    private final Supplier<String> ending;
    private final StringProperty file = new SimpleStringProperty("");
    private final ExportOutcome outcome = new ExportOutcome();
    private final ReadOnlyObjectWrapper<Boolean> writing = new ReadOnlyObjectWrapper<>(false);

    /// Follows the workspace.
    ///
    /// @param ending of proposed names: `.png`
    ExportTarget(WorkspaceModel model, Supplier<String> ending) {
        this.model = model;
        this.ending = ending;
        model.part(state -> state.dataset().map(OpenDataset::location)).subscribe(_ -> propose());
    }

    private void propose() {
        outcome.clear();
        file.set(ResultFiles.proposed(model.state(), ending.get())
                .map(Path::toString)
                .orElse(""));
    }

    /// As it is typed.
    StringProperty fileProperty() {
        return file;
    }

    /// Where it lies; nothing while what is typed is no path.
    Optional<Path> path() {
        return FileField.parse(file.get());
    }

    ExportOutcome outcome() {
        return outcome;
    }

    /// Writes it, and notes in the project that it was made of the field that is there now.
    ///
    /// @param words the sentence for the file's name and what the job gave
    <T> void write(Path target, Workspace.Job<T> job, BiFunction<String, T, String> words) {
        var name = ResultFiles.name(target);
        var project = model.state().project();
        var step = model.snapshotProperty().get().map(SdfSnapshot::step);
        Workspace.Job<T> noted = (events, cancellation) -> {
            var result = job.run(events, cancellation);
            if (project.isPresent() && step.isPresent()) {
                model.workspace().noteExport(project.get(), step.get(), target);
            }
            return result;
        };
        var task = model.workspace().run(Texts.of("export.task", name), noted);
        writing.set(true);
        var _ = task.result().whenComplete((_, _) -> FxThread.run(() -> writing.set(false)));
        outcome.follow(task, result -> words.apply(name, result));
    }

    /// Whether nothing can be written now: something is missing, or the last one is still being written.
    ///
    /// @param possible whether everything is there
    ObservableValue<Boolean> isBlocked(ObservableValue<Boolean> possible) {
        return writing.getReadOnlyProperty().flatMap(busy -> possible.map(there -> busy || !there));
    }
}
