package zeroset.app.ui.results;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import zeroset.app.ui.FxThread;
import zeroset.app.workspace.BackgroundTask;

/// What became of the last export, as a sentence; empty while there is none. Failures are the workspace's to tell.
final class ExportOutcome {

    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

    /// Tells the end of a task.
    ///
    /// @param words the sentence for what it gave
    <T> void follow(BackgroundTask<T> task, Function<T, String> words) {
        clear();
        var _ = task.result().thenAccept(result -> FxThread.run(() -> sentence.set(words.apply(result))));
    }

    void clear() {
        sentence.set("");
    }

    ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// A label that is there while there is something to tell.
    Label label(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.textProperty().bind(sentence);
        label.visibleProperty().bind(sentence.isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }
}
