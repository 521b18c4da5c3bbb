package zeroset.app.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import zeroset.app.preferences.PreferenceStore;

/// Which panels are open; remembered.
final class PanelState {

    private final PreferenceStore preferences;
    private final BooleanProperty photographs;
    private final BooleanProperty inspector;
    private final BooleanProperty progress;
    private final BooleanProperty onlyViewport = new SimpleBooleanProperty(false);

    PanelState(PreferenceStore preferences) {
        this.preferences = preferences;
        photographs = remembered("photographs.open");
        inspector = remembered("inspector.open");
        progress = remembered("progress.open");
    }

    private BooleanProperty remembered(String name) {
        boolean before = preferences.current().layout().getOrDefault(name, 1.0) != 0;
        var property = new SimpleBooleanProperty(before);
        property.subscribe((_, isOpen) -> preferences.update(now -> now.withLayout(name, isOpen ? 1 : 0)));
        return property;
    }

    BooleanProperty photographsProperty() {
        return photographs;
    }

    BooleanProperty inspectorProperty() {
        return inspector;
    }

    BooleanProperty progressProperty() {
        return progress;
    }

    /// Nothing but the viewport, whatever is open otherwise.
    BooleanProperty onlyViewportProperty() {
        return onlyViewport;
    }
}
