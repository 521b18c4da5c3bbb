package zeroset.app.ui.photographs;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import zeroset.app.ui.Texts;
import zeroset.app.ui.WorkspaceModel;
import zeroset.app.workspace.OpenDataset;
import zeroset.app.workspace.ViewEntry;
import zeroset.render.scene.CameraGlyph;

/// The photographs, filtered, and what they are used for.
public final class PhotographsViewModel {

    private final WorkspaceModel model;
    private final ObservableList<ViewEntry> entries = FXCollections.observableArrayList();
    private final FilteredList<ViewEntry> shown = new FilteredList<>(entries);
    private final ObjectProperty<PhotographFilter> filter = new SimpleObjectProperty<>(PhotographFilter.ALL);
    private List<ViewEntry> chosen = List.of();

    /// Follows the workspace.
    public PhotographsViewModel(WorkspaceModel model) {
        this.model = model;
        model.part(state -> state.dataset().map(OpenDataset::views).orElse(List.of()))
                .subscribe(this::take);
        filter.subscribe(chosenFilter -> shown.setPredicate(chosenFilter::shows));
    }

    /// Replaces only what differs, so that selection and scroll position stay.
    private void take(List<ViewEntry> views) {
        if (views.size() != entries.size()) {
            entries.setAll(views);
            return;
        }
        for (int i = 0; i < views.size(); i++) {
            if (!views.get(i).equals(entries.get(i))) {
                entries.set(i, views.get(i));
            }
        }
    }

    ObservableList<ViewEntry> shown() {
        return shown;
    }

    ObjectProperty<PhotographFilter> filterProperty() {
        return filter;
    }

    /// `20 train · 4 held out · 4 off`.
    ObservableValue<String> summary() {
        return model.part(state -> state.dataset()
                .map(OpenDataset::views)
                .map(views -> Texts.of(
                        "photographs.summary",
                        count(views, CameraGlyph.Use.TRAINING),
                        count(views, CameraGlyph.Use.HELD_OUT),
                        count(views, CameraGlyph.Use.DISABLED)))
                .orElse(""));
    }

    private static String count(List<ViewEntry> views, CameraGlyph.Use use) {
        return Long.toString(views.stream().filter(view -> view.use() == use).count());
    }

    /// What is chosen in the list.
    void choose(List<ViewEntry> selection) {
        chosen = List.copyOf(selection);
    }

    /// Uses the chosen photographs otherwise.
    public void setUseOfChosen(CameraGlyph.Use use) {
        setUse(chosen, use);
    }

    /// How a photograph is used once its box is pressed.
    CameraGlyph.Use useAfterSwitching(ViewEntry view) {
        return view.use() == CameraGlyph.Use.DISABLED ? CameraGlyph.Use.TRAINING : CameraGlyph.Use.DISABLED;
    }

    /// Uses photographs otherwise.
    void setUse(List<ViewEntry> views, CameraGlyph.Use use) {
        var others = views.stream()
                .filter(view -> view.use() != use)
                .map(ViewEntry::index)
                .toList();
        if (!others.isEmpty()) {
            model.workspace().setUse(others, use);
        }
    }
}
