package zeroset.app.ui.shell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import zeroset.app.preferences.PreferenceStore;

/// The panels left and right of the viewport and the strip below: how wide they are is
/// remembered.
final class Panels {

    private static final double PHOTOGRAPHS_WIDTH = 196;
    private static final double INSPECTOR_WIDTH = 308;

    private final PreferenceStore preferences;
    private final SplitPane split = new SplitPane();
    private final Region left;
    private final Node middle;
    private final Region right;
    private final PanelState state;
    private double leftWidth;
    private double rightWidth;

    /// @param bottom the strip below, which hides and shows itself here
    Panels(PreferenceStore preferences, PanelState state, Region left, Node middle, Region right, Node bottom) {
        this.preferences = preferences;
        this.state = state;
        this.left = left;
        this.middle = middle;
        this.right = right;
        leftWidth = remembered("photographs.width", PHOTOGRAPHS_WIDTH);
        rightWidth = remembered("inspector.width", INSPECTOR_WIDTH);
        split.setId("panels");
        split.setOrientation(Orientation.HORIZONTAL);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        var only = state.onlyViewportProperty();
        for (var property : List.of(state.photographsProperty(), state.inspectorProperty(), only)) {
            property.subscribe((_, _) -> arrange());
        }
        for (var property : List.of(state.progressProperty(), only)) {
            property.subscribe(_ -> {
                bottom.setVisible(state.progressProperty().get() && !only.get());
                bottom.setManaged(bottom.isVisible());
            });
        }
        split.widthProperty().subscribe((before, _) -> {
            if (before.doubleValue() == 0) {
                arrange(); // the first time there is a width to divide
            }
        });
        arrange();
    }

    private double remembered(String name, double otherwise) {
        return preferences.current().layout().getOrDefault(name, otherwise);
    }

    private void arrange() {
        keepWidths();
        boolean all = !state.onlyViewportProperty().get();
        split.getItems().clear();
        if (all && state.photographsProperty().get()) {
            split.getItems().add(left);
        }
        split.getItems().add(middle);
        if (all && state.inspectorProperty().get()) {
            split.getItems().add(right);
        }
        double width = split.getWidth();
        if (width > 0) {
            int divider = 0;
            if (split.getItems().getFirst() == left) {
                split.setDividerPosition(divider++, leftWidth / width);
            }
            if (split.getItems().getLast() == right) {
                split.setDividerPosition(divider, 1 - rightWidth / width);
            }
        }
    }

    private void keepWidths() {
        if (split.getItems().contains(left) && left.getWidth() > 0) {
            leftWidth = left.getWidth();
        }
        if (split.getItems().contains(right) && right.getWidth() > 0) {
            rightWidth = right.getWidth();
        }
    }

    /// Remembers the widths.
    void save() {
        keepWidths();
        preferences.update(
                now -> now.withLayout("photographs.width", leftWidth).withLayout("inspector.width", rightWidth));
    }

    /// The panels and what lies between them.
    SplitPane node() {
        return split;
    }
}
